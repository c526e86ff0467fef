using System.Diagnostics;
using Crm.Imports.Tests.World;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Imports.Tests.Store;

public sealed class BulkInsertTests
{
    [Theory]
    [InlineData(StoreEngine.Sqlite, 101)]
    [InlineData(StoreEngine.Postgres, 101)]
    // So many that they are copied.
    [InlineData(StoreEngine.Postgres, 1_001)]
    public async Task BulkInsert_WritesWhatTheChangeTrackerWouldWrite(StoreEngine engine, int count)
    {
        await using var world = await ImportWorld.CreateAsync(engine);
        var rows = Enumerable
            .Range(0, count)
            .Select(number => Measurement.Sample("default", number))
            .ToList();
        await InTransactionAsync(world, db => db.BulkInsertAsync(rows));
        var stored = await world.InScopeAsync(services =>
            services
                .GetRequiredService<WorldDbContext>()
                .Measurements.AsNoTracking()
                .OrderBy(m => m.Number)
                .ToListAsync()
        );
        Assert.Equivalent(rows, stored, strict: true);
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task BulkUpsert_ReplacesRowsWithTheSameKey(StoreEngine engine)
    {
        await using var world = await ImportWorld.CreateAsync(engine);
        var operation = OperationRecord.Create(
            new NewOperation("test"),
            world.Caller,
            "Test",
            world.Time.GetUtcNow()
        );
        var keys = Enumerable.Range(0, 500).Select(i => OperationKey.Hash($"{i}")).ToList();
        await InTransactionAsync(
            world,
            db =>
                db.BulkUpsertAsync([
                    .. keys.Select((key, i) => OperationKey.Create(operation, key, i)),
                ])
        );
        await InTransactionAsync(
            world,
            db =>
                db.BulkUpsertAsync([
                    .. keys[100..].Select((key, i) => OperationKey.Create(operation, key, -i)),
                ])
        );
        var last = await world.InScopeAsync(services =>
            services
                .GetRequiredService<WorldDbContext>()
                .Set<OperationKey>()
                .ToDictionaryAsync(key => key.Key, key => key.LastRow)
        );
        Assert.Equal(500, last.Count);
        Assert.Equal((99, -399), (last[keys[99]], last[keys[499]]));
    }

    [Fact]
    public async Task BulkInsert_WithoutATransaction_IsABug()
    {
        await using var world = await ImportWorld.CreateAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            world.InScopeAsync(async services =>
            {
                await services
                    .GetRequiredService<WorldDbContext>()
                    .BulkInsertAsync([Measurement.Sample("default", 1)]);
                return 0;
            })
        );
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task BulkInsert_TellsItsSpeed(StoreEngine engine)
    {
        const int rows = 200_000;
        await using var world = await ImportWorld.CreateAsync(engine);
        var operation = OperationRecord.Create(
            new NewOperation("test"),
            world.Caller,
            "Test",
            world.Time.GetUtcNow()
        );
        var keys = Enumerable
            .Range(0, rows)
            .Select(i => OperationKey.Create(operation, Guid.CreateVersion7(), i))
            .ToList();
        var began = Stopwatch.GetTimestamp();
        await InTransactionAsync(world, db => db.BulkInsertAsync(keys));
        var perSecond = rows / Stopwatch.GetElapsedTime(began).TotalSeconds;
        TestContext.Current.TestOutputHelper?.WriteLine($"{engine}: {perSecond:N0} rows a second");
        Assert.Equal(rows, await world.CountAsync<OperationKey>());
    }

    private static Task<int> InTransactionAsync(
        ImportWorld world,
        Func<ServiceDbContext, Task> act
    ) =>
        world.InWorkAsync(async services =>
        {
            await services
                .GetRequiredService<UnitOfWork>()
                .BeginAsync(WritePriority.Background, CancellationToken.None);
            await act(services.GetRequiredService<WorldDbContext>());
            return 0;
        });
}
