using Crm.Testing.Processes;
using Microsoft.Data.Sqlite;

namespace Crm.Benchmarks.Parts;

/// <summary>All services in one process, with files as stores.</summary>
internal sealed class ProductOnSqlite : Product
{
    private readonly string _folder;

    private ProductOnSqlite(EmbeddedSuite suite, string folder)
        : base(suite) => _folder = folder;

    private string StoreFile => Path.Combine(DataIn(_folder), "contacts.db");

    /// <summary>Starts it.</summary>
    /// <param name="program">What starts a service.</param>
    public static async Task<ProductOnSqlite> StartAsync(
        Func<string, IReadOnlyList<string>> program
    )
    {
        var folder = Directory.CreateTempSubdirectory("crm-bench-").FullName;
        var suite = await EmbeddedSuite.StartProgramAsync(
            DataIn(folder),
            program("allinone"),
            [.. Quotas.Settings.Select(setting => $"--{setting.Key}={setting.Value}")]
        );
        return new ProductOnSqlite(suite, folder);
    }

    public override async Task<(string Provider, string Connection)> PrepareFloorAsync()
    {
        var file = Path.Combine(_folder, "floor.db");
        File.Delete(file);
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await ExecuteAsync(
            connection,
            $"PRAGMA journal_mode = WAL; ATTACH '{StoreFile}' AS product"
        );
        foreach (var sql in await DefinitionsAsync(connection))
            await ExecuteAsync(connection, sql);
        await ExecuteAsync(
            connection,
            "INSERT INTO contacts SELECT * FROM product.contacts; ANALYZE"
        );
        return ("sqlite", $"Data Source={file}");
    }

    public override async Task<IReadOnlyList<string>> SampleIdsAsync(int count)
    {
        await using var connection = new SqliteConnection($"Data Source={StoreFile}");
        await connection.OpenAsync();
        return
        [
            .. (
                await ReadAsync(
                    connection,
                    $"SELECT lower(hex(id)) FROM contacts ORDER BY random() LIMIT {count}"
                )
            ).Select(hex => Guid.ParseExact(hex, "N").ToString()),
        ];
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static string DataIn(string folder) => Path.Combine(folder, "data");

    // The table and its indexes, as the product has them.
    private static Task<List<string>> DefinitionsAsync(SqliteConnection connection) =>
        ReadAsync(
            connection,
            "SELECT sql FROM product.sqlite_master WHERE tbl_name = 'contacts' AND sql IS NOT NULL ORDER BY type DESC"
        );

    private static async Task<List<string>> ReadAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await rows.ReadAsync())
            texts.Add(rows.GetString(0));
        return texts;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
