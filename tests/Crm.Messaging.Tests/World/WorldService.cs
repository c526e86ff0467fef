using Crm.Contacts.V1;
using Crm.Messaging.Publishing;
using Crm.Messaging.Retention;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.Messaging.Tests.World;

/// <summary>A service with a store of its own, behind a real port; its dispatchers move only when a test says so.</summary>
internal sealed class WorldService : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly TestStore _store;

    private WorldService(WebApplication application, TestStore store)
    {
        (_application, _store) = (application, store);
        Outbox = Services.GetRequiredService<OutboxDispatcher>();
        Deliveries = Services.GetRequiredService<DeliveryDispatcher>();
    }

    public Caller Caller { get; set; } = Caller.System("acme", "test");

    public IServiceProvider Services => _application.Services;

    public Crashes Crashes => (Crashes)Services.GetRequiredService<FaultPoints>();

    public CapturedLogs Logs => Services.GetRequiredService<CapturedLogs>();

    public Behaviour Behaviour => Services.GetRequiredService<Behaviour>();

    public Uri Address => Services.GetRequiredService<ListenAddresses>().Grpc;

    public OutboxDispatcher Outbox { get; private set; }

    public DeliveryDispatcher Deliveries { get; private set; }

    public static async Task<WorldService> StartAsync(
        string name,
        StoreEngine engine,
        ManualTime time,
        IReadOnlyDictionary<string, string?> settings
    )
    {
        var store = await TestStore.CreateAsync(engine);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Store:Provider"] = store.Provider;
        builder.Configuration["Store:ConnectionString"] = store.ConnectionString;
        builder.Configuration["Identity:Keys:0:Id"] = "test";
        builder.Configuration["Identity:Keys:0:Secret"] = Convert.ToBase64String(new byte[32]);
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.AddServiceDefaults(name);
        var logs = new CapturedLogs();
        builder.Services.AddSingleton(logs);
        builder.Logging.AddProvider(logs);
        builder.AddServiceStore<
            WorldDbContext,
            SqliteWorldDbContext,
            PostgresWorldDbContext,
            SqlServerWorldDbContext
        >();
        builder.Services.AddSingleton<BreakingCommits>();
        builder.Services.ConfigureDbContext<SqliteWorldDbContext>(BreakCommits);
        builder.Services.ConfigureDbContext<PostgresWorldDbContext>(BreakCommits);
        builder.AddOperations();
        builder.Services.AddSingleton<FaultPoints, Crashes>();
        builder.Services.AddSingleton<Behaviour>();
        builder.AddMessaging(subscriptions =>
            subscriptions
                .Fact<TakeFacts>("facts", ContactCreated.Descriptor, ContactUpdated.Descriptor)
                .State<TakeStates>("states", ContactDeleted.Descriptor)
        );
        foreach (
            var worker in builder
                .Services.Where(service =>
                    service.ImplementationType == typeof(MessagingWorker)
                    || service.ImplementationType == typeof(SweepWorker)
                )
                .ToList()
        )
            builder.Services.Remove(worker);
        var application = builder.Build();
        application.MapServiceDefaults();
        application.MapMessaging();
        var service = new WorldService(application, store);
        await service.InScopeAsync(async services =>
            await services.GetRequiredService<WorldDbContext>().Database.EnsureCreatedAsync()
        );
        await application.StartAsync();
        return service;
    }

    private static void BreakCommits(IServiceProvider services, DbContextOptionsBuilder db) =>
        db.AddInterceptors(services.GetRequiredService<BreakingCommits>());

    /// <summary>Dispatchers of another process over the same store.</summary>
    public (OutboxDispatcher Outbox, DeliveryDispatcher Deliveries) FurtherDispatchers()
    {
        var leases = FurtherLeases();
        return (
            ActivatorUtilities.CreateInstance<OutboxDispatcher>(Services, leases),
            ActivatorUtilities.CreateInstance<DeliveryDispatcher>(Services, leases)
        );
    }

    /// <summary>The leases of another process over the same store.</summary>
    public DispatchLeases FurtherLeases() =>
        ActivatorUtilities.CreateInstance<DispatchLeases>(Services);

    /// <summary>The process began anew.</summary>
    public void Restart() => (Outbox, Deliveries) = FurtherDispatchers();

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Caller = Caller;
        return await act(scope.ServiceProvider);
    }

    /// <summary>Does something in a unit of work, as the interceptor does.</summary>
    public Task<T> InWorkAsync<T>(Func<IServiceProvider, Task<T>> act) =>
        InScopeAsync(services =>
            services
                .GetRequiredService<WorkRunner>()
                .RunAsync(() => act(services), CancellationToken.None)
        );

    public Task<int> CountAsync<T>(Func<IQueryable<T>, IQueryable<T>>? rows = null)
        where T : class =>
        InScopeAsync(services =>
        {
            var all = services.GetRequiredService<WorldDbContext>().Set<T>().IgnoreQueryFilters();
            return (rows?.Invoke(all) ?? all).CountAsync();
        });

    /// <summary>What the handlers took, in the order in which they took it.</summary>
    public Task<List<TakenEvent>> TakenAsync() =>
        InScopeAsync(services =>
            services
                .GetRequiredService<WorldDbContext>()
                .TakenEvents.IgnoreQueryFilters()
                .AsNoTracking()
                .OrderBy(taken => taken.Place)
                .ToListAsync()
        );

    public async ValueTask DisposeAsync()
    {
        // Requests that are under way end first.
        await _application.StopAsync();
        await _application.DisposeAsync();
        _store.Dispose();
    }
}
