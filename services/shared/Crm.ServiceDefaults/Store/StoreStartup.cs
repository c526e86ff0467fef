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
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Value.MigrateAtStart)
            return migrator.MigrateAsync(cancellationToken);
        if (options.Value.Provider == StoreProvider.Sqlite)
            SqliteTemporaryFiles.PlaceBeside(options.Value.ConnectionString);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>The service takes calls only while its store answers, and not before the store has the schema of this version.</summary>
internal sealed class StoreReadiness(IServiceScopeFactory scopes) : IReadinessCheck
{
    private bool _hasSchema;

    public string Name => "store";

    public async ValueTask<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDbContext>();
        if (!await db.Database.CanConnectAsync(cancellationToken))
            return false;
        // Once it is there it stays: a newer version only adds to it while this one runs.
        if (!_hasSchema)
            _hasSchema = !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
        return _hasSchema
            && (
                db.Provider != StoreProvider.SqlServer
                || await SqlServerDatabase.IsPreparedAsync(db, cancellationToken)
            );
    }
}
