using Microsoft.Data.Sqlite;

namespace Crm.Testing;

/// <summary>The engines that a test runs on.</summary>
public enum StoreEngine
{
    /// <summary>A file.</summary>
    Sqlite,

    /// <summary>The server of the tests; skipped where PostgreSQL is not installed.</summary>
    Postgres,
}

/// <summary>An empty store for one service of one test.</summary>
public sealed class TestStore : IDisposable
{
    private readonly string? _folder;

    private TestStore(StoreEngine engine, string connectionString, string? folder) =>
        (Engine, ConnectionString, _folder) = (engine, connectionString, folder);

    /// <summary>The engine.</summary>
    public StoreEngine Engine { get; }

    /// <summary>The engine, as the settings name it.</summary>
    public string Provider => $"{Engine}";

    /// <summary>Where it is.</summary>
    public string ConnectionString { get; }

    /// <summary>Makes one.</summary>
    public static async Task<TestStore> CreateAsync(StoreEngine engine)
    {
        if (engine == StoreEngine.Sqlite)
        {
            var folder = Directory.CreateTempSubdirectory("crm-store-").FullName;
            return new TestStore(engine, $"Data Source={Path.Combine(folder, "store.db")}", folder);
        }
        var server =
            await PostgresServer.FindAsync()
            ?? Tools.Missing<PostgresServer>(
                "PostgreSQL is not installed: apt-get install postgresql"
            );
        return new TestStore(
            engine,
            await server.CreateDatabaseAsync($"store_{Guid.NewGuid():N}"),
            folder: null
        );
    }

    /// <summary>Removes the file. Call it when nobody uses it any more; databases go with their server.</summary>
    public void Dispose()
    {
        if (_folder is null)
            return;
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
