using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Paging;
using Crm.ServiceDefaults.Search;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.ServiceDefaults.Store;

/// <summary>Gives a service its store, chosen by configuration.</summary>
public static class StoreExtensions
{
    /// <summary>Registers the store and the unit of work. Call it after <c>AddServiceDefaults</c>, whose interceptors come first.</summary>
    /// <typeparam name="TContext">The context that use cases ask for.</typeparam>
    /// <typeparam name="TSqlite">The same model with migrations for SQLite.</typeparam>
    /// <typeparam name="TPostgres">The same model with migrations for PostgreSQL.</typeparam>
    /// <typeparam name="TSqlServer">The same model with migrations for SQL Server.</typeparam>
    public static WebApplicationBuilder AddServiceStore<TContext, TSqlite, TPostgres, TSqlServer>(
        this WebApplicationBuilder builder
    )
        where TContext : ServiceDbContext
        where TSqlite : TContext
        where TPostgres : TContext
        where TSqlServer : TContext
    {
        var services = builder.Services;
        services
            .AddOptions<StoreOptions>()
            .BindConfiguration("Store")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        var options =
            builder.Configuration.GetSection("Store").Get<StoreOptions>() ?? new StoreOptions();
        switch (options.Provider)
        {
            case StoreProvider.Sqlite:
                services.AddContext<TContext, TSqlite>(db =>
                    db.UseSqlite(options.ConnectionString)
                );
                break;
            case StoreProvider.Postgres:
                services.AddContext<TContext, TPostgres>(db =>
                    PostgresConnection.Use(db, options.ConnectionString)
                );
                services.AddSingleton<FirstStatistics>();
                services.AddHostedService(provider =>
                    provider.GetRequiredService<FirstStatistics>()
                );
                break;
            case StoreProvider.SqlServer:
                services.AddContext<TContext, TSqlServer>(db =>
                    db.UseSqlServer(options.ConnectionString)
                );
                break;
        }
        services.AddSingleton<StoreTelemetry>();
        services.AddSingleton(provider => new WriteGate(
            isOpen: options.Provider != StoreProvider.Sqlite,
            provider.GetRequiredService<StoreTelemetry>()
        ));
        services.AddSingleton(provider => new GroupCommit(
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<WriteGate>(),
            provider.GetRequiredService<StoreTelemetry>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddScoped<ServiceDbContext>(provider => provider.GetRequiredService<TContext>());
        services.AddScoped<UnitOfWork>();
        services.AddScoped<WorkRunner>();
        services.AddScoped<ChangeLog>();
        services.AddScoped<IWorkParticipant>(provider => provider.GetRequiredService<ChangeLog>());
        services.AddScoped<CurrentAction>();
        services.AddScoped<IdempotencyStore>();
        services.AddSingleton<PageTokens>();
        services.AddScoped<ListReader>();
        services.AddScoped<TermSearch>();
        services.AddSingleton<StoreMigrator>();
        services.AddHostedService<StoreStartup>();
        services.AddSingleton<IReadinessCheck, StoreReadiness>();
        services.Configure<GrpcServiceOptions>(grpc =>
            grpc.Interceptors.Add<UnitOfWorkInterceptor>()
        );
        return builder;
    }

    // Making a context costs as much as a small query. The lease of the pool ends with the scope, whoever else disposes the context.
    private static void AddContext<TContext, TProvider>(
        this IServiceCollection services,
        Action<DbContextOptionsBuilder> configure
    )
        where TContext : ServiceDbContext
        where TProvider : TContext =>
        services
            .AddDbContextPool<TProvider>(configure)
            .AddScoped<TContext>(scope =>
            {
                var context = scope.GetRequiredService<TProvider>();
                context.BelongTo(
                    scope.GetRequiredService<CallerAccessor>(),
                    scope.GetRequiredService<WriteGate>()
                );
                return context;
            });
}
