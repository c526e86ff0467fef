using System.Net;
using System.Net.Sockets;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Identity;
using Grpc.Core;
using Grpc.Net.Client;
using Probe.V1;

namespace Crm.ServiceDefaults.Tests.Calls;

/// <summary>A host name leads to the replicas that there are, as long as somebody says so.</summary>
public sealed class ReplicaListTests
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(30);

    private readonly ManualTime _time = new();
    private readonly ReplicaList _list;
    private Func<string[]> _answer = () => ["10.0.0.1", "10.0.0.2"];
    private int _count;

    public ReplicaListTests() => _list = new([new Uri("http://contacts:8081")], _time, AskAsync);

    [Fact]
    public async Task Name_Always_LeadsToAllItsAddressesAndIsNamedInRequests()
    {
        var replicas = await GetAsync();
        var requests = replicas
            .Select(replica =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, "http://contacts:8081/a/B?c");
                replica.Receive(request);
                return $"{request.RequestUri} {request.Headers.Host}";
            })
            .ToList();
        Assert.Equal(
            [
                "http://10.0.0.1:8081/a/B?c contacts:8081",
                "http://10.0.0.2:8081/a/B?c contacts:8081",
            ],
            requests
        );
        await GetAsync();
        Assert.Equal(1, _count);
    }

    [Fact]
    public async Task Name_AfterAWhile_LeadsToThoseThatCameAndNotToThoseThatWent()
    {
        var before = await GetAsync();
        _answer = () => ["10.0.0.2", "10.0.0.3"];
        _time.Advance(RefreshInterval);
        // Nobody waits for the answer.
        Assert.Equal(before, await GetAsync());
        var after = await GetAsync(until: list => list[^1] != before[^1]);

        Assert.Equal(2, after.Count);
        Assert.Same(before[1], after[0]);
        Assert.DoesNotContain(before[0], after);
        Assert.Equal(2, _count);
    }

    [Fact]
    public async Task Name_AfterAFailure_IsLookedUpAgainAtMostOnceASecond()
    {
        await GetAsync();
        _list.Doubt();
        Assert.Equal(1, _count);
        _time.Advance(TimeSpan.FromSeconds(1));
        _answer = () => ["10.0.0.9"];
        _list.Doubt();
        await GetAsync(until: list => list.Count == 1);
        Assert.Equal(2, _count);
    }

    [Fact]
    public async Task Name_ThatNobodyKnowsAnyMore_LeadsWhereItLed()
    {
        var before = await GetAsync();
        _answer = () => throw new SocketException((int)SocketError.HostNotFound);
        _time.Advance(RefreshInterval);
        Assert.Equal(before, await GetAsync(until: _ => Volatile.Read(ref _count) == 2));
        _time.Advance(RefreshInterval);
        Assert.Equal(before, await GetAsync(until: _ => Volatile.Read(ref _count) == 3));
    }

    [Fact]
    public async Task Call_ToANameThatNobodyKnows_IsUnavailable()
    {
        await using var caller = await ProbeApplication.StartAsync(
            null,
            ("Services:inner", "http://nobody.invalid:8081")
        );
        var client = new ProbeService.ProbeServiceClient(
            caller.Channels.For("inner", Caller.System("acme", "test", "things.read"))
        );
        var failure = await Assert.ThrowsAsync<RpcException>(() =>
            client.GetThingAsync(new() { Id = "1" }).ResponseAsync
        );
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    // The service listens at one of the addresses only.
    [Fact]
    public async Task Call_ToAName_GoesWhereItLeads()
    {
        await using var inner = await ProbeApplication.StartAsync();
        _answer = () => ["127.0.0.9", "127.0.0.1"];
        var list = new ReplicaList(
            [new Uri($"http://contacts:{inner.Addresses.Grpc.Port}")],
            TimeProvider.System,
            AskAsync
        );
        using var channel = GrpcChannel.ForAddress(
            "http://contacts",
            new GrpcChannelOptions
            {
                HttpHandler = new ReplicaHandler(list, new SocketsHttpHandler()),
                DisposeHttpClient = true,
            }
        );
        var client = new ProbeService.ProbeServiceClient(channel);
        for (var i = 0; i < 10; i++)
        {
            var thing = await client.GetThingAsync(
                new() { Id = "1" },
                inner.Identity("things.read")
            );
            Assert.Equal("done", thing.Name);
        }
    }

    private async Task<IReadOnlyList<Replica>> GetAsync(
        Predicate<IReadOnlyList<Replica>>? until = null
    )
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var replicas = await _list.GetAsync(patience.Token);
            if (until?.Invoke(replicas) != false)
                return replicas;
            await Task.Delay(TimeSpan.FromMilliseconds(1), patience.Token);
        }
    }

    private Task<IPAddress[]> AskAsync(string name)
    {
        Assert.Equal("contacts", name);
        Interlocked.Increment(ref _count);
        return Task.FromResult(Array.ConvertAll(_answer(), IPAddress.Parse));
    }
}
