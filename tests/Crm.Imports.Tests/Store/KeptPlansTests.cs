using Crm.Imports.Tests.World;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Imports.Tests.Store;

/// <summary>Queries that find their rows by key are planned once a connection, and no others are.</summary>
public sealed class KeptPlansTests
{
    private const int Executions = 20;

    private sealed record Planned(long Kept, long ForItsValues);

    [Fact]
    public async Task Query_ByKey_IsPlannedOnce()
    {
        var planned = await ReadAsync(rows => rows.ByKey());
        Assert.Equal(0, planned.ForItsValues);
        Assert.True(planned.Kept > 0);
    }

    [Fact]
    public async Task Query_ThatDoesNotSaySo_IsPlannedForItsValues()
    {
        Assert.True((await ReadAsync(rows => rows)).ForItsValues > 0);
    }

    [Fact]
    public async Task Query_ByKey_IsNotSharedAmongProcesses()
    {
        await using var world = await ImportWorld.CreateAsync(StoreEngine.Postgres);
        var workers = await world.InScopeAsync(async services =>
        {
            var setting = services
                .GetRequiredService<WorldDbContext>()
                .Database.SqlQuery<string>(
                    $"SELECT current_setting('max_parallel_workers_per_gather') AS \"Value\""
                );
            return new[]
            {
                await setting.SingleAsync(),
                await setting.ByKey().SingleAsync(),
                await setting.SingleAsync(),
            };
        });
        Assert.Equal(["2", "0", "2"], workers);
    }

    [Fact]
    public async Task Query_ByKeyInATransaction_LeavesItsOtherQueriesAlone()
    {
        await using var world = await ImportWorld.CreateAsync(StoreEngine.Postgres);
        var mode = await world.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<WorldDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Customers.ByKey().ToListAsync();
            return await db.PlanModeAsync();
        });
        Assert.Equal("auto", mode);
    }

    private static async Task<Planned> ReadAsync(
        Func<IQueryable<Customer>, IQueryable<Customer>> queried
    )
    {
        await using var world = await ImportWorld.CreateAsync(StoreEngine.Postgres);
        return await world.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<WorldDbContext>();
            // One connection for all: plans are its own.
            await db.Database.OpenConnectionAsync();
            for (var i = 0; i < Executions; i++)
            {
                List<Guid> ids = [Guid.NewGuid()];
                var rows = queried(db.Customers).Where(row => ids.Contains(row.Id));
                Assert.Empty(await rows.ToListAsync());
            }
            Assert.Equal("auto", await db.PlanModeAsync());
            return await db
                .Database.SqlQueryRaw<Planned>(
                    "SELECT generic_plans AS \"Kept\", custom_plans AS \"ForItsValues\" FROM pg_prepared_statements WHERE statement LIKE '%FROM customers%'"
                )
                .SingleAsync();
        });
    }
}
