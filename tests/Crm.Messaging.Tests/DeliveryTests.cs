using System.Diagnostics;
using Crm.Contacts.V1;
using Crm.Messaging.Outbox;
using Crm.Messaging.Publishing;
using Crm.Messaging.Receiving;
using Crm.Messaging.Tests.World;
using Crm.ServiceDefaults.Calls;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Messaging.Tests;

public class DeliveryTests
{
    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Event_WhenManyAreTold_ArrivesOnceInTheOrderOfItsAggregate(StoreEngine engine)
    {
        await using var world = await MessagingWorld.CreateAsync(
            engine,
            ("Messaging:PublishBatch", "13"),
            ("Messaging:DeliveryBatch", "7")
        );
        var pots = await world.MakeAsync(30);
        for (var i = 0; i < 4; i++)
        {
            await world.TellAsync(pots);
            world.Time.Advance(TimeSpan.FromMilliseconds(i % 2));
        }

        await world.RunAsync();

        await MessagingWorld.AssertTakenOnceInOrderAsync(world.First, pots, 4);
        await MessagingWorld.AssertTakenOnceInOrderAsync(world.Second, pots, 4);
        Assert.Equal(0, await world.Teller.CountAsync<EventDelivery>());
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Event_WhenClocksDiffer_KeepsTheOrderOfItsAggregate(StoreEngine engine)
    {
        await using var world = await MessagingWorld.CreateAsync(
            engine,
            ("Messaging:PublishBatch", "1")
        );
        var pots = await world.MakeAsync(1);
        await world.TellAsync(pots);
        world.Time.Advance(TimeSpan.FromSeconds(-5));
        await world.TellAsync(pots);
        await world.TellAsync(pots);

        await world.RunAsync();

        await MessagingWorld.AssertTakenOnceInOrderAsync(world.First, pots, 3);
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Event_WhenAClockStepsBackAndForth_KeepsTheOrderOfItsAggregate(
        StoreEngine engine
    )
    {
        await using var world = await MessagingWorld.CreateAsync(engine);
        var pots = await world.MakeAsync(1);
        foreach (var seconds in (int[])[10, -5, 6])
        {
            world.Time.Advance(TimeSpan.FromSeconds(seconds));
            await world.TellAsync(pots);
        }

        // The first batch must not hold the third event without the second.
        await world.Teller.Outbox.PublishAsync(CancellationToken.None);
        Assert.Equal(
            2,
            await world.Teller.CountAsync<OutboxEvent>(rows =>
                rows.Where(row => row.Status == OutboxStatus.Pending)
            )
        );
        await world.RunAsync();

        await MessagingWorld.AssertTakenOnceInOrderAsync(world.First, pots, 3);
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Subscriber_WhenDown_GetsAllLaterAndHoldsUpNobody(StoreEngine engine)
    {
        await using var world = await MessagingWorld.CreateAsync(engine);
        var addresses = world.Teller.Services.GetRequiredService<ServiceAddresses>();
        addresses.Set("tickets", () => new Uri("http://127.0.0.1:1"));
        var pots = await world.MakeAsync(5);
        await world.TellAsync(pots);
        await world.RunAsync();
        await world.TellAsync(pots);
        await world.RunAsync();

        await MessagingWorld.AssertTakenOnceInOrderAsync(world.First, pots, 2);
        Assert.Empty(await world.Second.TakenAsync());

        addresses.Set("tickets", () => world.Second.Address);
        await world.RunAsync();
        Assert.Empty(await world.Second.TakenAsync());
        world.Wait();
        await world.TellAsync(pots);
        // What is told meanwhile does not overtake what waits.
        await world.PublishAsync();
        Assert.Empty(await world.Second.TakenAsync());
        await world.RunAsync();
        await MessagingWorld.AssertTakenOnceInOrderAsync(world.Second, pots, 3);
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Subscriber_WhenSlow_GetsAllLaterAndHoldsUpNobody(StoreEngine engine)
    {
        await using var world = await MessagingWorld.CreateAsync(engine);
        var pots = await world.MakeAsync(5);
        await world.TellAsync(pots);
        await world.RunAsync();
        var isOver = new TaskCompletionSource();
        world.Second.Behaviour.Waits = isOver.Task.WaitAsync;

        await world.TellAsync(pots);
        await world.PublishAsync();
        await MessagingWorld.AssertTakenOnceInOrderAsync(world.First, pots, 2);
        world.Wait();
        var asked = world.Second.Behaviour.Batches;
        await world.TellAsync(pots);
        await world.PublishAsync();
        await MessagingWorld.AssertTakenOnceInOrderAsync(world.First, pots, 3);
        await MessagingWorld.AssertTakenOnceInOrderAsync(world.Second, pots, 1);
        Assert.Equal(asked, world.Second.Behaviour.Batches);
        Assert.Equal(10, await world.Teller.CountAsync<EventDelivery>());

        isOver.SetResult();
        await world.RunAsync();
        await MessagingWorld.AssertTakenOnceInOrderAsync(world.Second, pots, 3);
        // It is quick again.
        await world.TellAsync(pots);
        await world.PublishAsync();
        await MessagingWorld.AssertTakenOnceInOrderAsync(world.Second, pots, 4);
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Event_ThatAllTakeAtOnce_NeedsNoDelivery(StoreEngine engine)
    {
        await using var world = await MessagingWorld.CreateAsync(engine);
        var pots = await world.MakeAsync(5);
        await world.TellAsync(pots);
        var deliveries = -1;
        world.Teller.Crashes.Reached = point =>
        {
            if (point == FaultPoints.AfterMark)
                deliveries = world.Teller.CountAsync<EventDelivery>().GetAwaiter().GetResult();
        };

        Assert.Equal(5, await world.Teller.Outbox.PublishAsync(CancellationToken.None));

        await MessagingWorld.AssertTakenOnceInOrderAsync(world.First, pots, 1);
        await MessagingWorld.AssertTakenOnceInOrderAsync(world.Second, pots, 1);
        Assert.Equal(0, deliveries);
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Work_WhenRolledBack_TellsNothing(StoreEngine engine)
    {
        await using var world = await MessagingWorld.CreateAsync(engine);
        var pots = await world.MakeAsync(1);

        await Assert.ThrowsAsync<InvalidDataException>(() =>
            world.TellAsync(pots, _ => throw new InvalidDataException())
        );

        Assert.Equal(0, await world.Teller.CountAsync<OutboxEvent>());
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Event_WhenNobodyWantsItsType_IsNotDelivered(StoreEngine engine)
    {
        await using var world = await MessagingWorld.CreateAsync(engine);
        var pots = await world.MakeAsync(1);
        await world.TellAsync(pots, pot => new ContactRestored { ContactId = pot.Id.ToString() });

        await world.RunAsync();

        Assert.Equal(0, await world.Teller.CountAsync<EventDelivery>());
        Assert.Equal(0, await world.First.CountAsync<InboxEntry>());
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task StateHandler_WhenSeveralArriveTogether_GetsTheNewest(StoreEngine engine)
    {
        await using var world = await MessagingWorld.CreateAsync(engine);
        var pots = await world.MakeAsync(2);
        for (var i = 0; i < 3; i++)
            await world.TellAsync(
                pots,
                pot => new ContactDeleted { ContactId = pot.Id.ToString() }
            );

        await world.RunAsync();

        var taken = await world.First.TakenAsync();
        Assert.Equal(
            pots.Select(id => id.ToString()).Order(),
            taken.Select(t => t.Subject).Order()
        );
        Assert.All(taken, row => Assert.Equal(3, row.Sequence));
        Assert.Equal(6, await world.First.CountAsync<InboxEntry>());
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Trace_WhenAnEventIsTold_GoesOnInTheHandler(StoreEngine engine)
    {
        await using var world = await MessagingWorld.CreateAsync(engine);
        var pots = await world.MakeAsync(1);
        string trace;
        using (var request = new Activity("request").Start())
        {
            trace = request.TraceId.ToHexString();
            await world.TellAsync(pots);
        }

        await world.RunAsync();

        Assert.Equal(trace, Assert.Single(await world.First.TakenAsync()).TraceId);
    }
}
