using Crm.Messaging.Publishing;
using Crm.Messaging.Receiving;
using Crm.Messaging.Tests.World;
using Crm.ServiceDefaults.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Messaging.Tests;

/// <summary>What comes one after the other leaves together, and what was taken is found by its key.</summary>
public class GatheringTests
{
    private const int Events = 20;

    [Fact]
    public async Task Events_ToldOneAfterTheOther_LeaveInFewRounds()
    {
        await using var world = await MessagingWorld.CreateAsync(
            StoreEngine.Sqlite,
            ("Messaging:GatherTime", "00:00:03")
        );
        var rounds = 0;
        world.Teller.Crashes.Reached = point =>
        {
            if (point == FaultPoints.BeforePublish)
                Interlocked.Increment(ref rounds);
        };
        using var worker = ActivatorUtilities.CreateInstance<MessagingWorker>(
            world.Teller.Services
        );
        await worker.StartAsync(CancellationToken.None);
        for (var i = 0; i < Events; i++)
        {
            await world.TellAsync(await world.MakeAsync(1));
            // Time enough for a round of its own.
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }
        await Until.TrueAsync(async () =>
            (await world.First.TakenAsync()).Count == Events
            && (await world.Second.TakenAsync()).Count == Events
        );
        await worker.StopAsync(CancellationToken.None);

        Assert.InRange(rounds, 1, Events / 2);
    }

    [Fact]
    public async Task Backlog_LeavesWithoutPauses_HoweverSmallTheBatch()
    {
        const int backlog = 40;
        // With a pause after each of them it would take longer than a test waits.
        await using var world = await MessagingWorld.CreateAsync(
            StoreEngine.Sqlite,
            ("Messaging:GatherTime", "00:00:10"),
            ("Messaging:DeliveryBatch", "1")
        );
        await world.TellAsync(await world.MakeAsync(backlog));
        using var worker = ActivatorUtilities.CreateInstance<MessagingWorker>(
            world.Teller.Services
        );
        await worker.StartAsync(CancellationToken.None);
        await Until.TrueAsync(async () =>
            (await world.First.TakenAsync()).Count == backlog
            && (await world.Second.TakenAsync()).Count == backlog
        );
        await worker.StopAsync(CancellationToken.None);
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task WhatWaits_LeavesTogether_HoweverManyAggregates(StoreEngine engine)
    {
        await using var world = await MessagingWorld.CreateAsync(engine);
        var addresses = world.Teller.Services.GetRequiredService<ServiceAddresses>();
        addresses.Set("interactions", () => new Uri("http://127.0.0.1:1"));
        await world.TellAsync(await world.MakeAsync(Events));

        Assert.Equal(Events, await world.Teller.Outbox.PublishAsync(CancellationToken.None));
        addresses.Set("interactions", () => world.First.Address);
        world.Wait();
        Assert.Equal(
            Events,
            await world.Teller.Deliveries.DeliverAsync("interactions", CancellationToken.None)
        );
    }

    [Theory]
    [InlineData(StoreEngine.Postgres)]
    public async Task Backlog_IsWorkedOffByAllDispatchers(StoreEngine engine)
    {
        await using var world = await MessagingWorld.CreateAsync(engine);
        await world.TellAsync(await world.MakeAsync(10 * Events));
        var further = world.Teller.FurtherDispatchers();
        var isFirst = true;
        var others = 0;
        world.Teller.Crashes.Reached = point =>
        {
            if (point != FaultPoints.BeforePublish || !isFirst)
                return;
            isFirst = false;
            others = further.Outbox.PublishAsync(CancellationToken.None).GetAwaiter().GetResult();
        };

        var own = await world.Teller.Outbox.PublishAsync(CancellationToken.None);

        Assert.InRange(own, 1, (10 * Events) - 1);
        Assert.InRange(others, 1, (10 * Events) - own);
    }

    [Fact]
    public async Task Look_ForWhatWaits_ReadsNothingThatWasPublished()
    {
        await using var world = await MessagingWorld.CreateAsync(StoreEngine.Postgres);
        await world.TellAsync(await world.MakeAsync(10 * Events));
        // The server was last told of a time when all of them waited.
        await world.Teller.InScopeAsync(services =>
            services
                .GetRequiredService<WorldDbContext>()
                .Database.ExecuteSqlRawAsync("ANALYZE outbox_events")
        );
        await world.PublishAsync();

        var read = await world.Teller.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<WorldDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var rows = db.Database.SqlQuery<long>(
                $"SELECT seq_tup_read AS \"Value\" FROM pg_stat_xact_user_tables WHERE relname = 'outbox_events'"
            );
            var before = await rows.SingleAsync();
            Assert.False(await OutboxDispatcher.IsWaitedForAsync(db, CancellationToken.None));
            return await rows.SingleAsync() - before;
        });

        Assert.Equal(0, read);
    }

    // Only the columns that a look-up names narrow it down, from the left.
    [Fact]
    public async Task WhatWasTaken_IsFoundByTheIdsOfEvents()
    {
        await using var world = await MessagingWorld.CreateAsync(StoreEngine.Sqlite);
        var key = await world.First.InScopeAsync(services =>
            Task.FromResult(
                services
                    .GetRequiredService<WorldDbContext>()
                    .Model.FindEntityType(typeof(InboxEntry))!
                    .FindPrimaryKey()!
                    .Properties.Select(column => column.Name)
                    .ToList()
            )
        );
        Assert.Equal(
            [nameof(InboxEntry.TenantId), nameof(InboxEntry.Consumer), nameof(InboxEntry.EventId)],
            key[..3]
        );
    }
}
