using System.Globalization;
using System.Text;
using Crm.Imports.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.Imports.Tests.Importing;

/// <summary>Which rows of an import are replaced by later ones is looked up in chunks, each of which must not read those of all others.</summary>
public sealed class ReplacedRowsTests
{
    private const int Rows = 2_000;

    // Each is written once, looked up once and deleted once.
    private const int MostReads = 4 * Rows;

    private const string KeysRead = """
        SELECT (t.seq_tup_read + sum(i.idx_tup_read))::bigint
        FROM pg_stat_user_tables t JOIN pg_stat_user_indexes i USING (relid) WHERE t.relname = 'operation_keys' GROUP BY t.seq_tup_read
        """;

    private const string OtherConnections =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";

    [Fact]
    public async Task Import_InManyChunks_ReadsEachKeyAFewTimes()
    {
        await using var world = await ImportWorld.CreateAsync(
            StoreEngine.Postgres,
            settings => settings["Imports:RecordsInChunk"] = "50"
        );
        var csv = new StringBuilder("CustomerID,Name,Country\n");
        for (var i = 0; i < Rows; i++)
            csv.Append(CultureInfo.InvariantCulture, $"{i},Name,Norway\n");
        var operation = await world.ImportCustomersAsync(csv.ToString());
        await world.RunAsync();
        Assert.Equal(Rows, (await world.GetAsync(operation)).Response.Created);

        // A connection says what it has read when it ends, at the latest.
        await world.InScopeAsync(services =>
        {
            var db = services.GetRequiredService<WorldDbContext>();
            NpgsqlConnection.ClearPool((NpgsqlConnection)db.Database.GetDbConnection());
            return Task.FromResult(0);
        });
        await using var source = NpgsqlDataSource.Create(
            $"{world.Store.ConnectionString};Pooling=false"
        );
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await ReadAsync(source, OtherConnections) > 0)
            patience.Token.ThrowIfCancellationRequested();
        Assert.InRange(await ReadAsync(source, KeysRead), Rows, MostReads);
    }

    private static async Task<long> ReadAsync(NpgsqlDataSource source, string text)
    {
        await using var command = source.CreateCommand(text);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
