using System.Collections.Concurrent;
using System.Diagnostics;
using Crm.Imports.Tests.World;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.Imports.Tests.Store;

/// <summary>What is added while something is written is committed together, and nobody notices that by anything but the time.</summary>
public sealed class GroupCommitTests
{
    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Works_ThatWait_AreCommittedTogether(StoreEngine engine)
    {
        await using var works = await GroupedWorks.CreateAsync(engine);
        List<Task<Customer>> added = [];
        await using (await works.HoldAsync())
        {
            added.Add(works.AddAsync("first"));
            Assert.Equal(1, await works.LeavesAsync());
            for (var i = 0; i < 9; i++)
                added.Add(works.AddAsync($"next {i}"));
        }
        await Task.WhenAll(added);
        Assert.Equal(9, await works.LeavesAsync());
        Assert.Equal(10, (await works.KeysAsync()).Count);
        Assert.Equal(10, await works.World.CountAsync<AuditRecord>());
        Assert.Equal(10, await works.World.CountAsync<AuditValue>());
        if (engine == StoreEngine.Postgres)
            Assert.Equal(2, await TransactionsAsync(works));
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Work_ThatIsRefused_IsToldAlone(StoreEngine engine)
    {
        await using var works = await GroupedWorks.CreateAsync(engine);
        List<Task<Customer>> added = [];
        await using (await works.HoldAsync())
        {
            added.Add(works.AddAsync("taken"));
            Assert.Equal(1, await works.LeavesAsync());
            foreach (var key in new[] { "a", "taken", "b" })
                added.Add(works.AddAsync(key));
        }
        var refused = await Assert.ThrowsAsync<ErrorException>(() => added[2]);
        Assert.Equal(WorldDbContext.KeyTaken, refused.Error);
        await Task.WhenAll(added[0], added[1], added[3]);
        Assert.Equal(["a", "b", "taken"], await works.KeysAsync());
        Assert.Equal(3, await works.World.CountAsync<AuditRecord>());
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Work_WhoseCallerLeavesWhileItWaits_IsNotWritten(StoreEngine engine)
    {
        await using var works = await GroupedWorks.CreateAsync(engine);
        using var leaving = new CancellationTokenSource();
        Task<Customer> first;
        Task<Customer> staying;
        await using (await works.HoldAsync())
        {
            first = works.AddAsync("first");
            Assert.Equal(1, await works.LeavesAsync());
            var left = works.AddAsync("left", leaving.Token);
            staying = works.AddAsync("staying");
            await leaving.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        }
        await Task.WhenAll(first, staying);
        Assert.Equal(["first", "staying"], await works.KeysAsync());
    }

    [Fact]
    public async Task Group_OneOfWhoseCallersLeaves_GoesOn()
    {
        await using var works = await GroupedWorks.CreateAsync(StoreEngine.Postgres);
        using var leaving = new CancellationTokenSource();
        Task<Customer> first;
        Task<Customer> staying;
        await using (await works.HoldAsync())
        {
            first = works.AddAsync("first");
            Assert.Equal(1, await works.LeavesAsync());
            var left = works.AddAsync("left", leaving.Token);
            staying = works.AddAsync("staying");
            works.Timers.End();
            Assert.Equal(2, await works.LeavesAsync());
            await BlockedAsync(works, 2);
            await leaving.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        }
        await Task.WhenAll(first, staying);
        // What has left is written with the others, whoever waits for it.
        Assert.Equal(["first", "left", "staying"], await works.KeysAsync());
    }

    [Fact]
    public async Task Group_WhoseCallersHaveAllLeft_Ends()
    {
        await using var works = await GroupedWorks.CreateAsync(StoreEngine.Postgres);
        using var leaving = new CancellationTokenSource();
        await using (await works.HoldAsync())
        {
            var left = works.AddAsync("left", leaving.Token);
            Assert.Equal(1, await works.LeavesAsync());
            await BlockedAsync(works, 1);
            await leaving.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
            await BlockedAsync(works, 0);
        }
        Assert.Empty(await works.KeysAsync());
    }

    [Fact]
    public async Task Group_ThatWaitsForALock_HoldsUpTheNextForAMoment()
    {
        await using var works = await GroupedWorks.CreateAsync(StoreEngine.Postgres);
        Task<Customer> waiting;
        await using (
            await works.InTransactionAsync(
                "INSERT INTO customers (tenant_id, id, key, name, country, version) "
                    + "VALUES ('default', gen_random_uuid(), 'taken', '', '', 1)"
            )
        )
        {
            waiting = works.AddAsync("taken");
            Assert.Equal(1, await works.LeavesAsync());
            var next = works.AddAsync("next");
            works.Timers.End();
            await next.WaitAsync(GroupedWorks.Patience);
            Assert.False(waiting.IsCompleted);
        }
        await waiting;
        Assert.Equal(["next", "taken"], await works.KeysAsync());
    }

    [Fact]
    public async Task Group_WhoseConnectionBreaks_IsWrittenOnce()
    {
        await using var works = await GroupedWorks.CreateAsync(StoreEngine.Postgres);
        List<Task<Customer>> added = [];
        await using (await works.HoldAsync())
        {
            added.Add(works.AddAsync("first"));
            Assert.Equal(1, await works.LeavesAsync());
            added.Add(works.AddAsync("a"));
            added.Add(works.AddAsync("b"));
            works.Timers.End();
            Assert.Equal(2, await works.LeavesAsync());
            await BlockedAsync(works, 2);
            await ReadAsync(
                works,
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            );
        }
        await Task.WhenAll(added);
        Assert.Equal(["a", "b", "first"], await works.KeysAsync());
        Assert.Equal(3, await works.World.CountAsync<AuditRecord>());
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Work_ThatAlsoChangesRows_IsSavedAlone(StoreEngine engine)
    {
        await using var works = await GroupedWorks.CreateAsync(engine);
        await works.AddAsync("known");
        Assert.Equal(1, await works.LeavesAsync());
        await works.World.InWorkAsync(async services =>
        {
            var db = services.GetRequiredService<WorldDbContext>();
            var known = await db.Customers.SingleAsync();
            db.Customers.Add(Customer.Create("default", "new", "new", "Norway"));
            return known.Change("changed", "Norway");
        });
        Assert.Equal(0, works.Left);
        Assert.Equal(
            ["changed", "new"],
            (await works.World.CustomersAsync()).Select(customer => customer.Name)
        );
    }

    [Fact]
    public async Task Commit_OfSeveralWorks_IsInTheTraceOfTheFirstAndTheOthersNameIt()
    {
        await using var works = await GroupedWorks.CreateAsync(StoreEngine.Postgres);
        using var requests = new ActivitySource("requests of a test");
        var commands = new ConcurrentQueue<ActivityTraceId>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source == requests || source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped =>
            {
                if (stopped.Source.Name == "Npgsql")
                    commands.Enqueue(stopped.TraceId);
            },
        };
        ActivitySource.AddActivityListener(listener);
        List<(Activity Request, Task Work)> added = [];
        await using (await works.HoldAsync())
        {
            var alone = Add("alone");
            added.Add(alone);
            Assert.Equal(1, await works.LeavesAsync());
            added.AddRange(new[] { "first", "second", "third" }.Select(Add));
        }
        await Task.WhenAll(added.Select(one => one.Work));

        Assert.Equal([1, 1, 0, 0], added.Select(one => commands.Count(one.Request.TraceId.Equals)));
        var first = added[1].Request;
        Assert.All(
            added[2..],
            other => Assert.Equal(first.Context, Assert.Single(other.Request.Links).Context)
        );
        Assert.Empty(added[0].Request.Links.Concat(first.Links));

        (Activity, Task) Add(string key)
        {
            Activity.Current = null;
            var request = requests.StartActivity(key)!;
            var work = works.AddAsync(key);
            Activity.Current = null;
            return (request, EndAsync(request, work));
        }

        static async Task EndAsync(Activity request, Task work)
        {
            await work;
            request.Stop();
        }
    }

    private static Task<long> TransactionsAsync(GroupedWorks works) =>
        ReadAsync(
            works,
            "SELECT count(DISTINCT writer) FROM (SELECT xmin::text AS writer FROM customers UNION ALL SELECT xmin::text FROM audit_values) AS rows"
        );

    private static async Task BlockedAsync(GroupedWorks works, int count)
    {
        using var patience = new CancellationTokenSource(GroupedWorks.Patience);
        while (
            await ReadAsync(
                works,
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            ) != count
        )
            await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
    }

    private static async Task<long> ReadAsync(GroupedWorks works, string query)
    {
        await using var connection = new NpgsqlConnection(works.World.Store.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
