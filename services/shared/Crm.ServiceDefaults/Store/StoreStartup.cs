using Crm.ServiceDefaults.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Crm.ServiceDefaults.Store;

/// <summary>Migrates before anything else starts, where that is configured.</summary>
internal sealed class StoreStartup(StoreMigrator migrator, IOptions<StoreOptions> options)
    : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) =>
        options.Value.MigrateAtStart
            ? migrator.MigrateAsync(cancellationToken)
            : Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>The service takes calls only while its store answers.</summary>
internal sealed class StoreReadiness(IServiceScopeFactory scopes) : IReadinessCheck
{
    public string Name => "store";

    public async ValueTask<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDbContext>();
        return await db.Database.CanConnectAsync(cancellationToken)
            && (
                db.Provider != StoreProvider.SqlServer
                || await SqlServerDatabase.IsPreparedAsync(db, cancellationToken)
            );
    }
}
