using System.Net;
using Crm.Common.V1;
using Crm.Messaging.DeadLetters;
using Crm.Messaging.Receiving;
using Crm.Messaging.Tests.World;
using Crm.ServiceDefaults.Errors;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Messaging.Tests.Dapr;

/// <summary>Deliveries of a sidecar.</summary>
public class DaprSubscriberTests
{
    [Fact]
    public async Task Event_ThatIsGivenUp_IsADeadLetterThatCanBeReplayed()
    {
        await using var world = await DaprWorld.CreateAsync();
        // The sidecar gives up before the service would.
        world.First.Settings = world.First.Settings with
        {
            MaxRetries = 1,
        };
        world.Start();
        var pots = await world.World.MakeAsync(3);
        var (bad, first) = (pots[0].ToString(), world.World.First);
        first.Behaviour.Fails = incoming =>
            incoming.Subject == bad ? new InvalidDataException("Ada Lovelace") : null;
        await world.World.TellAsync(pots);
        await world.World.PublishAsync();
        await world.SettleAsync();

        Assert.Single(world.Broker.Published("interactions-dead-letters"));
        await DaprWorld.AssertTakenOnceAsync(first, [.. pots.Skip(1)], 1);
        await DaprWorld.AssertTakenOnceAsync(world.World.Second, pots, 1);
        var letter = Assert.Single((await ListAsync(first)).DeadLetters);
        Assert.Equal(
            ("interactions.facts", bad, "InvalidDataException", 3),
            (letter.Consumer, letter.Subject, letter.ErrorClass, letter.Attempts)
        );
        Assert.Equal(0, await first.CountAsync<InboxFailure>());

        first.Behaviour.Fails = _ => null;
        await ReplayAsync(first, letter.Id);
        Assert.Empty((await ListAsync(first)).DeadLetters);
        await DaprWorld.AssertTakenOnceAsync(first, pots, 1);
    }

    [Fact]
    public async Task Event_ThatFailsAgainAndAgain_IsPutAsideByTheServiceBeforeTheSidecarGivesUp()
    {
        await using var world = await DaprWorld.CreateAsync();
        world.First.Settings = world.First.Settings with { MaxRetries = 6 };
        world.Start();
        var pots = await world.World.MakeAsync(1);
        world.World.First.Behaviour.Fails = _ => new InvalidDataException();
        await world.World.TellAsync(pots);
        await world.World.PublishAsync();
        await world.SettleAsync();

        Assert.Equal(5, Assert.Single((await ListAsync(world.World.First)).DeadLetters).Attempts);
        Assert.Empty(world.Broker.Published("interactions-dead-letters"));
    }

    [Fact]
    public async Task Event_WhileTheServiceCannotTakeIt_ComesRoundUntilItCan()
    {
        await using var world = await DaprWorld.CreateAsync();
        world.First.Settings = world.First.Settings with { MaxRetries = 0 };
        world.Start();
        var pots = await world.World.MakeAsync(2);
        var first = world.World.First;
        first.Behaviour.Fails = _ => new ErrorException(CommonErrors.ServiceUnavailable);
        await world.World.TellAsync(pots);
        await world.World.PublishAsync();
        await Until.TrueAsync(() =>
            Task.FromResult(world.Broker.Published("interactions-dead-letters").Count >= 6)
        );
        first.Behaviour.Fails = _ => null;
        await world.SettleAsync();

        await DaprWorld.AssertTakenOnceAsync(first, pots, 1);
        Assert.Equal(0, await first.CountAsync<DeadLetterRecord>());
    }

    [Fact]
    public async Task Message_ThatIsNoEventOfTheProduct_DoesNotComeRound()
    {
        await using var world = await DaprWorld.CreateAsync();
        world.Start();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"http://127.0.0.1:{world.Teller.HttpPort}/v1.0/publish/pubsub/contacts"
        )
        {
            Content = new StringContent("hello"),
            Headers = { { "dapr-api-token", DaprWorld.ApiToken } },
        };

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        await Until.TrueAsync(() =>
            Task.FromResult(world.Broker.Published("interactions-dead-letters").Count == 1)
        );
        await world.SettleAsync();

        Assert.Single(world.Broker.Published("interactions-dead-letters"));
        Assert.Equal(0, await world.World.First.CountAsync<DeadLetterRecord>());
    }

    [Fact]
    public async Task Sidecar_WithAnotherToken_IsRefused_AndWithTheRightOneDeliversAll()
    {
        await using var world = await DaprWorld.CreateAsync();
        var right = world.First.Settings;
        world.First.Settings = right with { AppToken = "another" };
        world.Start();
        var pots = await world.World.MakeAsync(2);
        await world.World.TellAsync(pots);
        await world.World.PublishAsync();
        await Until.TrueAsync(() => Task.FromResult(world.First.Refusals.Count > 0));

        Assert.All(
            world.First.Refusals,
            status => Assert.Equal(HttpStatusCode.Unauthorized, status)
        );
        Assert.Empty(await world.World.First.TakenAsync());

        await world.First.KillAsync();
        world.First.Settings = right;
        world.First.Start();
        await Until.TrueAsync(async () => (await world.World.First.TakenAsync()).Count == 2);
        await world.SettleAsync();
        await DaprWorld.AssertTakenOnceAsync(world.World.First, pots, 1);
    }

    [Fact]
    public async Task Sidecar_KilledWhileItDelivers_LosesNothing()
    {
        await using var world = await DaprWorld.CreateAsync(
            StoreEngine.Sqlite,
            ("Messaging:DeliveryBatch", "3")
        );
        (world.Broker.DoublePercent, world.Broker.AnyOrder) = (30, true);
        world.Start();
        var pots = await world.World.MakeAsync(20);
        var first = world.World.First;
        await world.World.TellAsync(pots);
        await world.World.PublishAsync();
        await Until.TrueAsync(async () => (await first.TakenAsync()).Count > 0);
        await world.First.KillAsync();
        await world.World.TellAsync(pots);
        await world.World.PublishAsync();
        world.First.Start();
        await world.SettleAsync();

        await DaprWorld.AssertTakenOnceAsync(first, pots, 2);
        await DaprWorld.AssertTakenOnceAsync(world.World.Second, pots, 2);
    }

    private static async Task<ListDeadLettersResponse> ListAsync(WorldService service) =>
        (
            await service.InScopeAsync(services =>
                services
                    .GetRequiredService<ListDeadLetters>()
                    .HandleAsync(new ListDeadLettersRequest(), CancellationToken.None)
            )
        ).Value;

    private static Task<ReplayDeadLetterResponse> ReplayAsync(WorldService service, string id) =>
        service.InWorkAsync(async services =>
            (
                await services
                    .GetRequiredService<ReplayDeadLetter>()
                    .HandleAsync(new ReplayDeadLetterRequest { Id = id }, CancellationToken.None)
            ).Value
        );
}
