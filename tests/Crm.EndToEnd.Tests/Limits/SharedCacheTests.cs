using System.Text;
using Crm.Gateway.Access;
using Crm.Gateway.Caching;
using Crm.ServiceDefaults.Identity;
using Crm.Testing;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Crm.EndToEnd.Tests.Limits;

/// <summary>A cache over Redis: the contract, and what replicas have of it.</summary>
public sealed class SharedCacheTests(RedisWorld world)
    : CacheContractTests,
        IClassFixture<RedisWorld>
{
    [Fact]
    public async Task Get_WhenAnotherReplicaHasLoadedIt_LoadsNothing()
    {
        var (one, two) = (await NewAsync(Long), await NewAsync(Long));
        var (key, caller) = (NewKey(), NewCaller());
        await GetAsync(one, key, caller);
        await StoredAsync(key);
        var found = await GetAsync(two, key, null, mayLoad: false);
        Assert.Equal(
            (caller.Caller, caller.OwnQuota, caller.TenantQuota),
            (found!.Caller, found.OwnQuota, found.TenantQuota)
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Forget_InOneReplica_ReachesTheOthers(bool byTenant)
    {
        var (one, two) = (await NewAsync(Long), await NewAsync(Long));
        var (key, caller) = (NewKey(), NewCaller());
        await GetAsync(one, key, caller);
        await StoredAsync(key);
        await GetAsync(two, key, null, mayLoad: false);
        one.Forget(byTenant ? KnownCallerFormat.TagOf(caller.Caller.TenantId) : key);
        // It would be remembered for an hour.
        await Until.TrueAsync(async () => await GetAsync(two, key, null) is null);
        Assert.Null(await GetAsync(one, key, null));
    }

    [Fact]
    public async Task Entry_InRedis_CanBeReadByNobodyAndBelievedOnlyUnderItsName()
    {
        var (one, two) = (await NewAsync(Long), await NewAsync(Long));
        var (key, other, caller) = (NewKey(), NewKey(), NewCaller());
        await GetAsync(one, key, caller);
        var bytes = await StoredAsync(key);
        var text = Encoding.UTF8.GetString(bytes);
        foreach (
            var secret in new[] { caller.Caller.TenantId, caller.Caller.Actor, "contacts.read" }
        )
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        // Somebody gives the rights of one credential to another, and damages the first.
        await world.Database.StringSetAsync(EntryOf(other), bytes);
        bytes[^1] ^= 1;
        await world.Database.StringSetAsync(EntryOf(key), bytes);
        Assert.Null(await GetAsync(two, other, null));
        Assert.Null(await GetAsync(two, key, null));
    }

    [Fact]
    public async Task Entry_OfAUser_StaysInTheProcess()
    {
        var cache = await NewAsync(Long);
        var (key, later) = (NewKey(), NewKey());
        await GetAsync(cache, key, NewCaller("user:"));
        // What is written after it is there, so it would be, too.
        await GetAsync(cache, later, NewCaller());
        await StoredAsync(later);
        Assert.False(await world.Database.KeyExistsAsync(EntryOf(key)));
    }

    [Fact]
    public async Task Get_WhenRedisIsLost_LoadsFromTheStore()
    {
        var cache = await NewAsync(Long);
        await world.Server.KillAsync();
        var (key, caller) = (NewKey(), NewCaller());
        Assert.Equal(caller, await GetAsync(cache, key, caller));
        Assert.Equal(caller, await GetAsync(cache, key, null, mayLoad: false));
        cache.Forget(key);
        Assert.Null(await GetAsync(cache, key, null));
        await world.StartAgainAsync();
        await Until.TrueAsync(async () =>
        {
            var later = NewKey();
            await GetAsync(cache, later, NewCaller());
            return await IsStoredAsync(later);
        });
    }

    private protected override async Task<ICache<KnownCaller>> NewAsync(TimeSpan lifetime)
    {
        var connection = world.NewConnection();
        var cache = new SharedCache<KnownCaller>(
            new KnownCallerFormat(),
            new CacheSeal(
                Options.Create(
                    new IdentityOptions
                    {
                        Keys =
                        {
                            new IdentityKey
                            {
                                Id = "test",
                                Secret = Convert.ToBase64String(new byte[32]),
                            },
                        },
                    }
                )
            ),
            connection,
            lifetime,
            TimeProvider.System
        );
        await connection.StartAsync(CancellationToken.None);
        await Until.TrueAsync(() => connection.IsUp);
        return cache;
    }

    private static string EntryOf(string key) => $"crm:credential:{key}";

    private async Task<byte[]> StoredAsync(string key)
    {
        RedisValue value = default;
        await Until.TrueAsync(async () =>
            (value = await world.Database.StringGetAsync(EntryOf(key))).HasValue
        );
        return value!;
    }

    // The client beside the product may still be without a connection.
    private async Task<bool> IsStoredAsync(string key)
    {
        try
        {
            return await world.Database.KeyExistsAsync(EntryOf(key));
        }
        catch (RedisConnectionException)
        {
            return false;
        }
    }
}
