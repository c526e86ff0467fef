using System.Net;
using System.Text;
using System.Text.Json;
using Crm.Contacts.V1;
using Crm.Messaging.Outbox;
using Crm.Messaging.Publishing.Dapr;
using Crm.Messaging.Tests.World;

namespace Crm.Messaging.Tests.Dapr;

/// <summary>Publishing through a sidecar.</summary>
public class DaprPublisherTests
{
    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Events_WhateverTheBusDoesWithThem_AreTakenOnce(StoreEngine engine)
    {
        await using var world = await DaprWorld.CreateAsync(
            engine,
            ("Messaging:PublishBatch", "13"),
            ("Messaging:DeliveryBatch", "5")
        );
        (world.Broker.DoublePercent, world.Broker.AnyOrder) = (50, true);
        world.Start();
        var pots = await world.World.MakeAsync(12);
        for (var i = 0; i < 3; i++)
            await world.World.TellAsync(pots);

        await world.World.PublishAsync();
        await world.SettleAsync();

        Assert.Equal(0, await world.PendingAsync());
        await DaprWorld.AssertTakenOnceAsync(world.World.First, pots, 3);
        await DaprWorld.AssertTakenOnceAsync(world.World.Second, pots, 3);
        Assert.NotEqual(0, world.Broker.Doubled);
        Assert.NotEqual(0, world.Broker.Reordered);
        Assert.Equal(0, await world.World.Teller.CountAsync<EventDelivery>());
    }

    [Fact]
    public async Task Event_OnTheBus_IsOurCompleteCloudEvent()
    {
        await using var world = await DaprWorld.CreateAsync();
        world.Start();
        var pots = await world.World.MakeAsync(1);
        await world.World.TellAsync(pots);

        await world.World.PublishAsync();

        var json = JsonDocument
            .Parse(Assert.Single(world.Broker.Published("contacts")))
            .RootElement;
        Assert.Equal("1.0", json.GetProperty("specversion").GetString());
        Assert.Equal("crm.contacts.contact-updated.v1", json.GetProperty("type").GetString());
        Assert.Equal("/services/contacts", json.GetProperty("source").GetString());
        Assert.Equal($"{pots[0]}", json.GetProperty("subject").GetString());
        Assert.Equal("acme", json.GetProperty("tenant").GetString());
        Assert.Equal("1", json.GetProperty("sequence").GetString());
        Assert.Equal("contacts", json.GetProperty("topic").GetString());
        Assert.Equal($"{pots[0]}", json.GetProperty("data").GetProperty("contactId").GetString());
    }

    [Fact]
    public async Task Events_WhileTheSidecarIsDown_WaitAndTheServiceStaysReady()
    {
        await using var world = await DaprWorld.CreateAsync();
        world.First.Start();
        world.Second.Start();
        var pots = await world.World.MakeAsync(5);
        await world.World.TellAsync(pots);
        await world.World.PublishAsync();

        Assert.Equal(5, await world.PendingAsync());
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(world.World.Teller));

        world.Teller.Start();
        await world.World.PublishAsync();
        // The sidecar is left alone for a while after a failure.
        Assert.Equal(5, await world.PendingAsync());
        world.World.Wait();
        await world.World.PublishAsync();
        await world.SettleAsync();
        await DaprWorld.AssertTakenOnceAsync(world.World.First, pots, 1);

        await world.Teller.KillAsync();
        await world.World.TellAsync(pots);
        await world.World.PublishAsync();
        Assert.Equal(5, await world.PendingAsync());
        world.Teller.Start();
        world.World.Wait();
        await world.World.PublishAsync();
        await world.SettleAsync();
        await DaprWorld.AssertTakenOnceAsync(world.World.First, pots, 2);
        await DaprWorld.AssertTakenOnceAsync(world.World.Second, pots, 2);
    }

    [Fact]
    public async Task Events_WhenPartOfABulkFails_OnlyTheRestIsMarkedAndTheOrderHolds()
    {
        await using var world = await DaprWorld.CreateAsync();
        world.Start();
        var pots = await world.World.MakeAsync(4);
        await world.World.TellAsync(pots);
        await world.World.TellAsync(pots);
        var bad = pots[2].ToString();
        world.Teller.Fails = (_, json) =>
            (string?)json["subject"] == bad && (string?)json["sequence"] == "1";

        await world.World.PublishAsync();

        Assert.Equal(2, await world.PendingAsync());
        Assert.DoesNotContain(
            world.Broker.Published("contacts"),
            json => Encoding.UTF8.GetString(json).Contains(bad, StringComparison.Ordinal)
        );
        world.Teller.Fails = (_, _) => false;
        world.World.Wait();
        await world.World.PublishAsync();
        await world.SettleAsync();
        Assert.Equal(8, world.Broker.Published("contacts").Count);
        await DaprWorld.AssertTakenOnceAsync(world.World.First, pots, 2);
    }

    [Fact]
    public async Task Event_ThatTheSidecarCannotRead_HoldsUpOnlyItsAggregate()
    {
        await using var world = await DaprWorld.CreateAsync();
        world.Start();
        var pots = await world.World.MakeAsync(4);
        await world.World.TellAsync(pots);
        await world.World.TellAsync(pots);
        var bad = pots[0].ToString();
        world.Teller.Rejects = json =>
            (string?)json["subject"] == bad && (string?)json["sequence"] == "1";

        await world.World.PublishAsync();
        await world.SettleAsync();

        Assert.Equal(2, await world.PendingAsync());
        await DaprWorld.AssertTakenOnceAsync(world.World.First, [.. pots.Skip(1)], 2);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task Events_WhenTheSidecarRefuses_WaitUntilThatIsSetRight(HttpStatusCode status)
    {
        await using var world = await DaprWorld.CreateAsync();
        var right = world.Teller.Settings;
        world.Teller.Settings = status switch
        {
            HttpStatusCode.Unauthorized => right with { ApiToken = "another" },
            HttpStatusCode.Forbidden => right with { PublishingScope = new HashSet<string>() },
            HttpStatusCode.NotFound => right with { PubSub = "another" },
            _ => right,
        };
        world.Teller.Fails = (_, _) => status == HttpStatusCode.InternalServerError;
        world.Start();
        var pots = await world.World.MakeAsync(3);
        await world.World.TellAsync(pots);

        await world.World.PublishAsync();

        Assert.Equal(3, await world.PendingAsync());
        Assert.Empty(world.Broker.Published("contacts"));
        (world.Teller.Settings, world.Teller.Fails) = (right, (_, _) => false);
        world.World.Wait();
        await world.World.PublishAsync();
        Assert.Equal(3, world.Broker.Published("contacts").Count);
    }

    [Fact]
    public void Bulks_OfManyEvents_HoldNoTwoOfAnAggregateAndKeepItsOrder()
    {
        var pots = Enumerable.Range(0, 150).Select(_ => Pot.Create("acme")).ToList();
        var events = Enumerable
            .Range(0, 3)
            .SelectMany(_ => pots)
            .Select(pot =>
                OutboxEvent.Create(
                    pot,
                    new ContactUpdated { ContactId = pot.Id.ToString() },
                    DateTimeOffset.UnixEpoch,
                    ""
                )
            )
            .ToList();

        var bulks = BulkPlan.Of(events, "/services/contacts").ToList();

        Assert.All(
            bulks,
            bulk =>
            {
                Assert.InRange(bulk.Count, 1, BulkPlan.MostEntries);
                Assert.Equal(bulk.Count, bulk.DistinctBy(item => item.Aggregate).Count());
            }
        );
        Assert.All(
            bulks.SelectMany(bulk => bulk).GroupBy(item => item.Aggregate),
            aggregate => Assert.Equal([1L, 2, 3], aggregate.Select(item => item.Event.Sequence))
        );
        Assert.Equal(6, bulks.Count);
    }

    private static async Task<HttpStatusCode> ReadyAsync(WorldService service)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(service.Address, "/healthz/ready")
        )
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
