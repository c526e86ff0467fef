using Crm.Contacts.V1;
using Crm.Messaging.Tests.World;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Messaging.Tests;

/// <summary>The connection to the store breaks during a commit: the work is done once, or the caller is told that nobody knows.</summary>
public sealed class CommitOutcomeTests
{
    [Theory]
    [InlineData(StoreEngine.Sqlite, 0, 1)]
    [InlineData(StoreEngine.Sqlite, 1, 0)]
    [InlineData(StoreEngine.Sqlite, 2, 1)]
    [InlineData(StoreEngine.Postgres, 0, 1)]
    [InlineData(StoreEngine.Postgres, 2, 1)]
    public async Task Commit_ThatBreaks_HappensOnce(StoreEngine engine, int before, int after)
    {
        await using var world = await MessagingWorld.CreateAsync(engine);
        var commits = world.Teller.Services.GetRequiredService<BreakingCommits>();
        (commits.Before, commits.After) = (before, after);

        await MakeAsync(world, audited: true);

        Assert.Equal(1, await world.Teller.CountAsync<Pot>());
        Assert.Equal(1, await world.Teller.CountAsync<AuditRecord>());
    }

    [Fact]
    public async Task Commit_ThatBreaksAndLeavesNothingToLookFor_IsNotDoneAgain()
    {
        await using var world = await MessagingWorld.CreateAsync(StoreEngine.Sqlite);
        world.Teller.Services.GetRequiredService<BreakingCommits>().After = 1;

        var failure = await Assert.ThrowsAsync<ErrorException>(() =>
            MakeAsync(world, audited: false)
        );

        Assert.Equal(CommonErrors.ServiceUnavailable, failure.Error);
        Assert.Contains(
            world.Teller.Logs.Lines,
            line => line.Contains("nobody knows", StringComparison.Ordinal)
        );
        Assert.Equal(1, await world.Teller.CountAsync<Pot>());
    }

    private static Task<int> MakeAsync(MessagingWorld world, bool audited) =>
        world.Teller.InWorkAsync(async services =>
        {
            await services
                .GetRequiredService<UnitOfWork>()
                .BeginAsync(WritePriority.Request, CancellationToken.None);
            var db = services.GetRequiredService<WorldDbContext>();
            var pot = db.Pots.Add(Pot.Create(db.TenantId)).Entity;
            if (audited)
                services
                    .GetRequiredService<ChangeLog>()
                    .Created(
                        "pots",
                        pot.Id.ToString(),
                        pot.Version,
                        DateTimeOffset.UnixEpoch,
                        new ContactUpdated { ContactId = pot.Id.ToString() }
                    );
            return 1;
        });
}
