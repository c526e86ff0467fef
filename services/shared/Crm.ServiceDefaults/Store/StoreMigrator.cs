using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.ServiceDefaults.Store;

/// <summary>Brings the store to the schema of this version: at the start of the embedded default, by the <c>migrate</c> command elsewhere.</summary>
public sealed class StoreMigrator(IServiceScopeFactory scopes, ILogger<StoreMigrator> logger)
{
    /// <summary>Applies the migrations that are missing.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDbContext>();
        using var crash = MigrationCrash.Begin();
        if (db.Provider == StoreProvider.Sqlite)
            await PrepareFileAsync(db, cancellationToken);
        else if (db.Provider == StoreProvider.SqlServer)
            await SqlServerDatabase.PrepareAsync(db, cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
        if (logger.IsEnabled(LogLevel.Information))
            logger.LogInformation("The store has the schema of this version");
    }

    private static async Task PrepareFileAsync(
        ServiceDbContext db,
        CancellationToken cancellationToken
    )
    {
        var path = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        SqliteTemporaryFiles.PlaceBeside(db.Database.GetConnectionString());
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
            // A process that was killed while it migrated leaves its lock behind, and the next one would wait for ever. A file has one
            // process at a time, so a lock that is there at the start is such a one.
            await db.Database.ExecuteSqlRawAsync(
                "DROP TABLE IF EXISTS \"__EFMigrationsLock\"",
                cancellationToken
            );
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
