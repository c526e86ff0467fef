using Crm.Contacts.V1;
using Crm.Messaging.Outbox;
using Crm.Messaging.Publishing;
using Crm.Messaging.Tests.World;
using Crm.ServiceDefaults.Calls;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Messaging.Tests;

/// <summary>Whatever ends between two steps: nothing is lost, nothing is done twice, the order holds.</summary>
public class CrashTests
{
    public static TheoryData<StoreEngine, string, bool> Points()
    {
        var data = new TheoryData<StoreEngine, string, bool>();
        foreach (var engine in (StoreEngine[])[StoreEngine.Sqlite, StoreEngine.Postgres])
        {
            foreach (var point in FaultPoints.All)
            {
                data.Add(engine, point, true);
                // What is taken at once has no delivery that could be marked.
                if (point != FaultPoints.AfterDeliveryBeforeMark)
                    data.Add(engine, point, false);
            }
        }
        return data;
    }

    // A subscriber that is behind gets all by deliveries, any other one at once.
    [Theory]
    [MemberData(nameof(Points))]
    public async Task Crash_BetweenTwoSteps_LosesAndDoublesNothing(
        StoreEngine engine,
        string point,
        bool isBehind
    )
    {
        await using var world = await MessagingWorld.CreateAsync(
            engine,
            ("Messaging:DeliveryBatch", "3")
        );
        if (isBehind)
        {
            var addresses = world.Teller.Services.GetRequiredService<ServiceAddresses>();
            addresses.Set("interactions", () => new Uri("http://127.0.0.1:1"));
            await world.TellAsync(
                await world.MakeAsync(1),
                pot => new ContactRestored { ContactId = pot.Id.ToString() }
            );
            await world.PublishAsync();
            addresses.Set("interactions", () => world.First.Address);
            world.Wait();
        }
        world.Teller.Crashes.Point = world.First.Crashes.Point = point;
        var pots = await world.MakeAsync(4);
        await world.TellAsync(pots);
        await world.TellAsync(pots);

        for (var turn = 0; turn < 6; turn++)
        {
            try
            {
                await world.RunAsync();
            }
            catch (CrashException)
            {
                world.Teller.Restart();
            }
            world.Wait();
        }

        Assert.True(world.Teller.Crashes.HasHappened || world.First.Crashes.HasHappened);
        await MessagingWorld.AssertTakenOnceInOrderAsync(world.First, pots, 2);
        await MessagingWorld.AssertTakenOnceInOrderAsync(world.Second, pots, 2);
        Assert.Equal(0, await world.Teller.CountAsync<EventDelivery>());
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Dispatchers_WhenTwoWorkAtOnce_LoseAndDoubleNothing(StoreEngine engine)
    {
        await using var world = await MessagingWorld.CreateAsync(
            engine,
            ("Messaging:PublishBatch", "5"),
            ("Messaging:DeliveryBatch", "4")
        );
        var pots = await world.MakeAsync(20);
        for (var i = 0; i < 3; i++)
            await world.TellAsync(pots);
        var further = world.Teller.FurtherDispatchers();

        await Task.WhenAll(
            WorkAsync(world.Teller.Outbox, world.Teller.Deliveries),
            WorkAsync(further.Outbox, further.Deliveries)
        );
        await world.RunAsync();

        await MessagingWorld.AssertTakenOnceInOrderAsync(world.First, pots, 3);
        await MessagingWorld.AssertTakenOnceInOrderAsync(world.Second, pots, 3);
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Lease_WhenLost_CannotMark(StoreEngine engine)
    {
        await using var world = await MessagingWorld.CreateAsync(engine);
        var pots = await world.MakeAsync(3);
        await world.TellAsync(pots);
        var further = world.Teller.FurtherDispatchers();
        var isFirst = true;
        world.Teller.Crashes.Reached = point =>
        {
            if (point != FaultPoints.BeforePublish || !isFirst)
                return;
            // The first dispatcher stands still for longer than its lease, and another one takes over.
            isFirst = false;
            world.Wait();
            while (further.Outbox.PublishAsync(CancellationToken.None).GetAwaiter().GetResult() > 0)
            { }
        };

        await Assert.ThrowsAsync<LeaseLostException>(() =>
            world.Teller.Outbox.PublishAsync(CancellationToken.None)
        );
        await world.RunAsync();

        await MessagingWorld.AssertTakenOnceInOrderAsync(world.First, pots, 1);
        Assert.Equal(
            3,
            await world.Teller.CountAsync<OutboxEvent>(rows =>
                rows.Where(row => row.Status == OutboxStatus.Published)
            )
        );
    }

    private static async Task WorkAsync(OutboxDispatcher outbox, DeliveryDispatcher deliveries)
    {
        for (var idle = 0; idle < 20; )
        {
            try
            {
                var done =
                    await outbox.PublishAsync(CancellationToken.None)
                    + await deliveries.DeliverAsync("interactions", CancellationToken.None)
                    + await deliveries.DeliverAsync("tickets", CancellationToken.None);
                idle = done > 0 ? 0 : idle + 1;
            }
            catch (LeaseLostException)
            {
                // The next turn takes another one.
            }
            await Task.Delay(5);
        }
    }
}
