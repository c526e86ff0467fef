using Crm.Gateway.Limits;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Limits;

/// <summary>Quotas that are counted in Redis: the contract, and what replicas have of it.</summary>
public sealed class SharedQuotaTests(RedisWorld world)
    : QuotaContractTests,
        IClassFixture<RedisWorld>
{
    [Fact]
    public async Task Take_ByTwoReplicas_SharesOneQuota()
    {
        var (one, _) = await world.NewQuotasAsync();
        var (two, _) = await world.NewQuotasAsync();
        var bucket = NewBucket(6, 3600);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(5 - 2 * i, (await one.TakeAsync(bucket)).Remaining);
            Assert.Equal(4 - 2 * i, (await two.TakeAsync(bucket)).Remaining);
        }
        Assert.False((await one.TakeAsync(bucket)).IsGranted);
        Assert.False((await two.TakeAsync(bucket)).IsGranted);
    }

    [Fact]
    public async Task Take_ByTwoBusyReplicas_NeverGrantsMoreThanTheQuota()
    {
        const int Requests = 2_000;
        var (one, _) = await world.NewQuotasAsync();
        var (two, _) = await world.NewQuotasAsync();
        // One comes back every 43 seconds at most: none that counts.
        var bucket = NewBucket(Requests, 86_400);
        var granted = await Task.WhenAll(
            new[] { one, two, one, two }.Select(quotas =>
                Task.Run(async () =>
                {
                    var count = 0;
                    while ((await quotas.TakeAsync(bucket)).IsGranted)
                        count++;
                    return count;
                })
            )
        );
        Assert.InRange(granted.Sum(), Requests * 9 / 10, Requests + 10);
    }

    [Fact]
    public async Task Take_WhenABucketIsBusy_SeldomAsksRedis()
    {
        const int Requests = 20_000;
        var (quotas, _) = await world.NewQuotasAsync();
        var bucket = NewBucket(1_000_000, 1);
        var before = await world.CountScriptsAsync();
        for (var i = 0; i < Requests; i++)
            Assert.True((await quotas.TakeAsync(bucket)).IsGranted);
        Assert.InRange(await world.CountScriptsAsync() - before, 1, Requests / 20);
    }

    [Fact]
    public async Task Take_WhenRedisIsLost_GoesOnInMemoryAndComesBack()
    {
        world.Logs.Lines.Clear();
        var (quotas, connection) = await world.NewQuotasAsync(TimeSpan.FromSeconds(1));
        await TakeWhileAsync(quotas, world.Server.KillAsync);
        await Until.TrueAsync(() => !connection.IsUp);
        await TakeAsync(quotas, 200);
        await world.StartAgainAsync();
        await TakeWhileAsync(quotas, () => Until.TrueAsync(() => connection.IsUp));
        await Until.TrueAsync(() => CountsInRedisAsync(quotas));
        // Held, it does not even refuse: nobody waits for it more than once.
        await world.Server.HoldAsync();
        await TakeWhileAsync(quotas, () => Until.TrueAsync(() => !connection.IsUp));
        await TakeAsync(quotas, 200);
        await world.Server.ReleaseAsync();
        await Until.TrueAsync(() => connection.IsUp);
        await Until.TrueAsync(() => CountsInRedisAsync(quotas));
        Assert.Contains("Information: Redis answers again", world.Logs.Lines);
    }

    [Fact]
    public async Task Connection_WhenThereIsNoServer_TellsItOnceAndFailsNothing()
    {
        await world.Server.StopAsync();
        var logs = new CapturedLogs();
        var connection = world.NewConnection(logs: logs);
        await connection.StartAsync(CancellationToken.None);
        var quotas = new SharedQuotas(
            connection,
            new MemoryQuotas(TimeProvider.System),
            TimeProvider.System
        );
        await TakeAsync(quotas, 200);
        // The background asked more than once meanwhile.
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        await world.StartAgainAsync();
        await Until.TrueAsync(() => connection.IsUp);
        Assert.Single(
            logs.Lines,
            line => line.StartsWith("Warning: Redis does not answer", StringComparison.Ordinal)
        );
    }

    private protected override async Task<IQuotas> NewAsync() =>
        (await world.NewQuotasAsync()).Quotas;

    private static async Task TakeWhileAsync(IQuotas quotas, Func<Task> happening)
    {
        var happens = happening();
        do await TakeAsync(quotas, 20);
        while (!happens.IsCompleted);
        await happens;
    }

    private static async Task TakeAsync(IQuotas quotas, int times)
    {
        for (var i = 0; i < times; i++)
            Assert.True((await quotas.TakeAsync(NewBucket(10, 3600))).IsGranted);
    }

    private async Task<bool> CountsInRedisAsync(IQuotas quotas)
    {
        var before = await world.CountScriptsAsync();
        await TakeAsync(quotas, 1);
        return await world.CountScriptsAsync() > before;
    }
}
