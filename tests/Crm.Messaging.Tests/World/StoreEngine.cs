using Crm.Testing;

namespace Crm.Messaging.Tests.World;

/// <summary>The engines that a test runs on.</summary>
public enum StoreEngine
{
    Sqlite,
    Postgres,
}

/// <summary>A store for one service of one test.</summary>
internal sealed record TestStore(string Provider, string ConnectionString, string? Folder)
{
    public static async Task<TestStore> CreateAsync(StoreEngine engine)
    {
        if (engine == StoreEngine.Sqlite)
        {
            var folder = Directory.CreateTempSubdirectory("crm-messaging-").FullName;
            return new TestStore(
                "Sqlite",
                $"Data Source={Path.Combine(folder, "store.db")}",
                folder
            );
        }
        var server =
            await PostgresServer.FindAsync()
            ?? Tools.Missing<PostgresServer>("PostgreSQL is not installed");
        return new TestStore(
            "Postgres",
            await server.CreateDatabaseAsync($"messaging_{Guid.NewGuid():N}"),
            null
        );
    }
}
