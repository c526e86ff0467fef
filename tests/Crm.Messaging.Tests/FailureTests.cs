using Crm.Common.V1;
using Crm.Messaging.DeadLetters;
using Crm.Messaging.Receiving;
using Crm.Messaging.Tests.World;
using Crm.ServiceDefaults.Errors;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Messaging.Tests;

public class FailureTests
{
    [Theory]
    [InlineData(StoreEngine.Sqlite, 200)]
    [InlineData(StoreEngine.Sqlite, 2)]
    [InlineData(StoreEngine.Postgres, 2)]
    public async Task PoisonEvent_AfterSomeAttempts_IsDeadLetterThatCanBeReplayed(
        StoreEngine engine,
        int batch
    )
    {
        await using var world = await MessagingWorld.CreateAsync(
            engine,
            ("Messaging:DeliveryBatch", $"{batch}")
        );
        var pots = await world.MakeAsync(3);
        var (bad, good) = (pots[0].ToString(), pots.Skip(1).ToList());
        world.First.Behaviour.Fails = incoming =>
            incoming.Subject == bad && incoming.Sequence == 1
                ? new InvalidDataException("Ada Lovelace")
                : null;
        await world.TellAsync(pots);
        await world.TellAsync(pots);

        await world.RunAsync();
        // The others went on; what follows the bad one waits for it.
        await MessagingWorld.AssertTakenOnceInOrderAsync(world.First, good, 2);
        for (var attempt = 2; attempt <= 5; attempt++)
        {
            Assert.Equal(0, await world.First.CountAsync<DeadLetterRecord>());
            world.Wait();
            await world.RunAsync();
        }
        await world.RunAsync();
        Assert.Equal(2, (await world.First.TakenAsync()).Single(t => t.Subject == bad).Sequence);

        var letter = Assert.Single((await ListAsync(world.First)).DeadLetters);
        Assert.Equal("interactions.facts", letter.Consumer);
        Assert.Equal(("InvalidDataException", 5), (letter.ErrorClass, letter.Attempts));
        Assert.Equal(bad, letter.Subject);

        var failed = await ReplayAsync(world.First, letter.Id);
        Assert.Equal("DEAD_LETTER_REPLAY_FAILED", failed);
        Assert.Single((await ListAsync(world.First)).DeadLetters);
        world.First.Behaviour.Fails = _ => null;
        Assert.Null(await ReplayAsync(world.First, letter.Id));
        Assert.Empty((await ListAsync(world.First)).DeadLetters);
        Assert.Contains(await world.First.TakenAsync(), t => t.Subject == bad && t.Sequence == 1);
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task TransientFailure_HoweverOften_IsNotCounted(StoreEngine engine)
    {
        await using var world = await MessagingWorld.CreateAsync(engine);
        var pots = await world.MakeAsync(2);
        world.First.Behaviour.Fails = _ => new ErrorException(CommonErrors.ServiceUnavailable);
        await world.TellAsync(pots);
        for (var i = 0; i < 8; i++)
        {
            await world.RunAsync();
            world.Wait();
        }
        Assert.Equal(0, await world.First.CountAsync<InboxFailure>());
        Assert.Equal(0, await world.First.CountAsync<DeadLetterRecord>());

        world.First.Behaviour.Fails = _ => null;
        await world.RunAsync();
        await MessagingWorld.AssertTakenOnceInOrderAsync(world.First, pots, 1);
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task DeadLetter_OfAnotherTenant_IsNotThere(StoreEngine engine)
    {
        await using var world = await MessagingWorld.CreateAsync(
            engine,
            ("Messaging:MostAttempts", "1")
        );
        var pots = await world.MakeAsync(1);
        world.First.Behaviour.Fails = _ => new InvalidDataException();
        await world.TellAsync(pots);
        await world.RunAsync();
        var letter = Assert.Single((await ListAsync(world.First)).DeadLetters);

        world.First.Caller = world.First.Caller with { TenantId = "other" };

        Assert.Empty((await ListAsync(world.First)).DeadLetters);
        Assert.Equal("DEAD_LETTER_NOT_FOUND", await ReplayAsync(world.First, letter.Id));
    }

    private static async Task<ListDeadLettersResponse> ListAsync(WorldService service) =>
        (
            await service.InScopeAsync(services =>
                services
                    .GetRequiredService<ListDeadLetters>()
                    .HandleAsync(new ListDeadLettersRequest(), CancellationToken.None)
            )
        ).Value;

    private static async Task<string?> ReplayAsync(WorldService service, string id)
    {
        try
        {
            await service.InWorkAsync(async services =>
                (
                    await services
                        .GetRequiredService<ReplayDeadLetter>()
                        .HandleAsync(
                            new ReplayDeadLetterRequest { Id = id },
                            CancellationToken.None
                        )
                ).Value
            );
            return null;
        }
        catch (ErrorException exception)
        {
            return exception.Error.Reason;
        }
    }
}
