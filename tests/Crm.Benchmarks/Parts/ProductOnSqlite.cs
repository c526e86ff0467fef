using Microsoft.Data.Sqlite;

namespace Crm.Benchmarks.Parts;

/// <summary>All services in one process, with files as stores.</summary>
internal sealed class ProductOnSqlite : Product
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crm-bench-").FullName;
    private readonly int _port = ServiceProcess.FreePort();
    private ServiceProcess? _process;

    public override Uri Rest => new($"http://127.0.0.1:{_port}");

    public override IReadOnlyList<ServiceProcess> Processes => _process is null ? [] : [_process];

    public static async Task<ProductOnSqlite> StartAsync(Programs programs)
    {
        var product = new ProductOnSqlite();
        var process = await product.StartProcessAsync(programs);
        // The key is printed a moment after the doors are open.
        string key;
        while (
            (key = process.Lines.Select(KeyOf).FirstOrDefault(one => one.Length > 0, "")).Length
            == 0
        )
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        await product.MakeKeysAsync(key);
        return product;
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
        if (_process is not null)
            await _process.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private string StoreFile => Path.Combine(_folder, "data", "contacts.db");

    private async Task<ServiceProcess> StartProcessAsync(Programs programs)
    {
        _process = await ServiceProcess.StartAsync(
            "all-in-one",
            [
                programs.PathOf("AllInOne"),
                "--data",
                Path.Combine(_folder, "data"),
                $"--Gateway:RestPort={_port}",
                "--Gateway:GrpcPort=0",
                .. Quotas.Arguments,
                "--Logging:LogLevel:Default=Warning",
            ],
            new Uri(Rest, "/healthz/ready"),
            readsOutput: true
        );
        TimeToReady = _process.TimeToReady;
        return _process;
    }

    private static string KeyOf(string line) =>
        line.Split(' ')
            .FirstOrDefault(word => word.StartsWith("crm_", StringComparison.Ordinal), "");

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
