using Crm.Gateway.Domain;
using Crm.Gateway.Limits;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Limits;

/// <summary>What holds for quotas wherever they are counted.</summary>
public abstract class QuotaContractTests
{
    private static readonly TimeSpan HourOverFive = TimeSpan.FromSeconds(720);

    [Fact]
    public async Task Take_UpToTheQuota_IsGrantedAndThenRefusedUntilItComesBack()
    {
        var quotas = await NewAsync();
        var bucket = NewBucket(5, 3600);
        for (var remaining = 4; remaining >= 0; remaining--)
            Assert.Equal(
                (true, remaining),
                await quotas.TakeAsync(bucket) is var grant
                    ? (grant.IsGranted, grant.Remaining)
                    : default
            );
        var refused = await quotas.TakeAsync(bucket);
        Assert.Equal((false, 0), (refused.IsGranted, refused.Remaining));
        Assert.InRange(refused.RetryAfter, TimeSpan.FromTicks(1), HourOverFive);
    }

    [Fact]
    public async Task Take_WhenTimeHasPassed_IsGrantedAgain()
    {
        var quotas = await NewAsync();
        var bucket = NewBucket(2, 1);
        await Until.TrueAsync(async () => !(await quotas.TakeAsync(bucket)).IsGranted);
        await Until.TrueAsync(async () => (await quotas.TakeAsync(bucket)).IsGranted);
    }

    [Fact]
    public async Task Take_ByManyAtOnce_NeverGrantsMoreThanTheQuota()
    {
        var quotas = await NewAsync();
        var bucket = NewBucket(20, 3600);
        var grants = await Task.WhenAll(
            Enumerable
                .Range(0, 64)
                .Select(_ => Task.Run(async () => await quotas.TakeAsync(bucket)))
        );
        Assert.InRange(grants.Count(grant => grant.IsGranted), 1, 20);
        await Until.TrueAsync(async () => !(await quotas.TakeAsync(bucket)).IsGranted);
    }

    [Fact]
    public async Task Return_AfterTake_LetsAnotherThrough()
    {
        var quotas = await NewAsync();
        var bucket = NewBucket(1, 3600);
        Assert.True((await quotas.TakeAsync(bucket)).IsGranted);
        quotas.Return(bucket);
        Assert.True((await quotas.TakeAsync(bucket)).IsGranted);
        Assert.False((await quotas.TakeAsync(bucket)).IsGranted);
    }

    [Fact]
    public async Task Take_FromOneBucket_LeavesOthersAlone()
    {
        var quotas = await NewAsync();
        var (one, other) = (NewBucket(1, 3600), NewBucket(1, 3600));
        Assert.True((await quotas.TakeAsync(one)).IsGranted);
        Assert.False((await quotas.TakeAsync(one)).IsGranted);
        Assert.True((await quotas.TakeAsync(other)).IsGranted);
    }

    [Fact]
    public async Task CallerLimits_WhenTheTenantHasNoMore_RefuseAllItsCallers()
    {
        var limits = new CallerLimits(await NewAsync());
        var (one, other, tenant) = (NewBucket(10, 3600), NewBucket(10, 3600), NewBucket(3, 3600));
        for (var i = 0; i < 3; i++)
            Assert.True((await limits.TakeAsync(new(one, tenant))).Grant.IsGranted);
        var refused = await limits.TakeAsync(new(other, tenant));
        Assert.Equal((false, "tenant"), (refused.Grant.IsGranted, refused.Limit));
    }

    [Fact]
    public async Task CallerLimits_WhenOneCallerHasNoMore_LetItUseUpNothingOfTheTenant()
    {
        var limits = new CallerLimits(await NewAsync());
        var (greedy, other, tenant) = (NewBucket(1, 3600), NewBucket(10, 3600), NewBucket(3, 3600));
        Assert.True((await limits.TakeAsync(new(greedy, tenant))).Grant.IsGranted);
        for (var i = 0; i < 20; i++)
        {
            var refused = await limits.TakeAsync(new(greedy, tenant));
            Assert.Equal((false, "caller"), (refused.Grant.IsGranted, refused.Limit));
        }
        Assert.True((await limits.TakeAsync(new(other, tenant))).Grant.IsGranted);
    }

    private protected abstract Task<IQuotas> NewAsync();

    private protected static Bucket NewBucket(int requests, int seconds) =>
        new($"test:{Guid.NewGuid():N}", new Quota(requests, seconds));
}

public sealed class MemoryQuotaTests : QuotaContractTests
{
    [Fact]
    public void Table_WhenThereAreManyBuckets_DoesNotGrow()
    {
        var quotas = new MemoryQuotas(TimeProvider.System, mostBuckets: 100);
        for (var i = 0; i < 1_000; i++)
        {
            Assert.Equal(1, quotas.Take(NewBucket(5, 3600), 1).Count);
            Assert.InRange(quotas.Count, 1, 100);
        }
    }

    private protected override Task<IQuotas> NewAsync() =>
        Task.FromResult<IQuotas>(new MemoryQuotas(TimeProvider.System));
}
