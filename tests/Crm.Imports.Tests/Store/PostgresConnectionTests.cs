using Crm.ServiceDefaults.Store;
using Crm.Testing;
using Npgsql;

namespace Crm.Imports.Tests.Store;

/// <summary>What a connection to PostgreSQL keeps for the next who uses it.</summary>
public sealed class PostgresConnectionTests
{
    [Fact]
    public async Task Statement_ThatIsRepeated_StaysPreparedFromOneUseToTheNext()
    {
        Assert.True(await CountPreparedAsync(PostgresConnection.With(await StoreAsync())) > 0);
    }

    [Theory]
    [InlineData("Max Auto Prepare=0")]
    [InlineData("MaxAutoPrepare=0;NoResetOnClose=false")]
    public async Task Setting_OfTheOperator_Stays(string setting)
    {
        var own = PostgresConnection.With($"{await StoreAsync()};{setting}");
        Assert.Equal(0, await CountPreparedAsync(own));
    }

    private static async Task<string> StoreAsync()
    {
        var server =
            await PostgresServer.FindAsync()
            ?? Tools.Missing<PostgresServer>("PostgreSQL is not installed");
        return await server.CreateDatabaseAsync($"connection_{Guid.NewGuid():N}");
    }

    private static async Task<long> CountPreparedAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create($"{connection};Maximum Pool Size=1");
        for (var i = 0; i < 10; i++)
        {
            await using var repeated = source.CreateCommand("SELECT $1 + 1");
            repeated.Parameters.Add(new NpgsqlParameter { Value = i });
            Assert.Equal(i + 1, await repeated.ExecuteScalarAsync());
        }
        await using var count = source.CreateCommand(
            "SELECT count(*) FROM pg_prepared_statements WHERE statement = 'SELECT $1 + 1'"
        );
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
