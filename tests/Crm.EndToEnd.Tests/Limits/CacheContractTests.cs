using Crm.Gateway.Access;
using Crm.Gateway.Caching;
using Crm.Gateway.Domain;
using Crm.ServiceDefaults.Identity;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Limits;

/// <summary>What holds for a cache wherever it remembers.</summary>
public abstract class CacheContractTests
{
    private protected static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Fact]
    public async Task Get_WhenItIsKnown_LoadsNothing()
    {
        var cache = await NewAsync(Long);
        var (key, caller) = (NewKey(), NewCaller());
        Assert.False(cache.Knows(key));
        Assert.Equal(caller, await GetAsync(cache, key, caller));
        Assert.Equal(caller, await GetAsync(cache, key, null, mayLoad: false));
        Assert.True(cache.Knows(key));
    }

    [Fact]
    public async Task Get_WhenThereIsNothing_RemembersThat()
    {
        var cache = await NewAsync(Long);
        var key = NewKey();
        Assert.Null(await GetAsync(cache, key, null));
        Assert.Null(await GetAsync(cache, key, NewCaller(), mayLoad: false));
        Assert.False(cache.Knows(key));
    }

    [Fact]
    public async Task Get_WhenItsTimeIsOver_LoadsAgain()
    {
        var cache = await NewAsync(TimeSpan.FromMilliseconds(50));
        var (key, caller) = (NewKey(), NewCaller());
        await GetAsync(cache, key, NewCaller());
        await Until.TrueAsync(async () => await GetAsync(cache, key, caller) == caller);
    }

    [Fact]
    public async Task Get_ByManyAtOnce_LoadsOnce()
    {
        var cache = await NewAsync(Long);
        var (key, caller, loads) = (NewKey(), NewCaller(), 0);
        var open = new TaskCompletionSource();
        var asked = Enumerable
            .Range(0, 20)
            .Select(_ =>
                cache
                    .GetAsync(
                        key,
                        async () =>
                        {
                            Interlocked.Increment(ref loads);
                            await open.Task;
                            return caller;
                        },
                        CancellationToken.None
                    )
                    .AsTask()
            )
            .ToList();
        open.SetResult();
        Assert.All(await Task.WhenAll(asked), found => Assert.Equal(caller, found));
        Assert.Equal(1, loads);
    }

    [Fact]
    public async Task Get_WhenLoadingFailed_LoadsAgain()
    {
        var cache = await NewAsync(Long);
        var (key, caller) = (NewKey(), NewCaller());
        await Assert.ThrowsAsync<TimeoutException>(async () =>
            await cache.GetAsync(key, () => throw new TimeoutException(), CancellationToken.None)
        );
        Assert.Equal(caller, await GetAsync(cache, key, caller));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Forget_ByKeyOrTenant_LoadsAgain(bool byTenant)
    {
        var cache = await NewAsync(Long);
        var (key, other) = (NewKey(), NewKey());
        var (before, after, bystander) = (NewCaller(), NewCaller(), NewCaller());
        await GetAsync(cache, key, before);
        await GetAsync(cache, other, bystander);
        cache.Forget(byTenant ? KnownCallerFormat.TagOf(before.Caller.TenantId) : key);
        Assert.False(cache.Knows(key));
        Assert.Equal(after, await GetAsync(cache, key, after));
        Assert.Equal(bystander, await GetAsync(cache, other, null, mayLoad: false));
    }

    [Fact]
    public async Task Forget_WhileItIsLoaded_DoesNotRememberWhatWasReadBefore()
    {
        var cache = await NewAsync(Long);
        var (key, after) = (NewKey(), NewCaller());
        var open = new TaskCompletionSource();
        var loading = cache.GetAsync(
            key,
            async () =>
            {
                await open.Task;
                return NewCaller();
            },
            CancellationToken.None
        );
        cache.Forget(key);
        open.SetResult();
        await loading;
        Assert.Equal(after, await GetAsync(cache, key, after));
    }

    private protected abstract Task<ICache<KnownCaller>> NewAsync(TimeSpan lifetime);

    private protected static string NewKey() => Guid.NewGuid().ToString("N");

    private protected static KnownCaller NewCaller(string actor = "key:") =>
        new(
            new Caller(
                $"tenant-{Guid.NewGuid():N}",
                actor + Guid.NewGuid(),
                new Scopes(["contacts.read", "tickets.*"]),
                "Asia/Shanghai",
                "CNY"
            ),
            ExpireTime: null,
            new Quota(5, 10),
            new Quota(50, 10)
        );

    private protected static async Task<KnownCaller?> GetAsync(
        ICache<KnownCaller> cache,
        string key,
        KnownCaller? value,
        bool mayLoad = true
    ) =>
        await cache.GetAsync(
            key,
            () =>
            {
                Assert.True(mayLoad, "It was loaded again.");
                return Task.FromResult(value);
            },
            CancellationToken.None
        );
}

public sealed class MemoryCacheTests : CacheContractTests
{
    [Fact]
    public async Task Cache_WhenStrangersTryManyKeys_DoesNotGrow()
    {
        var cache = new MemoryCache<KnownCaller>(
            new KnownCallerFormat(),
            Long,
            TimeProvider.System
        );
        for (var i = 0; i < MemoryCache<KnownCaller>.MostEntries + 1_000; i++)
            await GetAsync(cache, $"{i}", null);
        Assert.InRange(cache.Count, 1, MemoryCache<KnownCaller>.MostEntries);
    }

    private protected override Task<ICache<KnownCaller>> NewAsync(TimeSpan lifetime) =>
        Task.FromResult<ICache<KnownCaller>>(
            new MemoryCache<KnownCaller>(new KnownCallerFormat(), lifetime, TimeProvider.System)
        );
}
