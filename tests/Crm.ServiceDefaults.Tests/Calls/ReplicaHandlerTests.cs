using System.Net;
using Crm.ServiceDefaults.Calls;

namespace Crm.ServiceDefaults.Tests.Calls;

/// <summary>A replica that cannot be reached costs few calls, and the less the longer each of them takes.</summary>
public sealed class ReplicaHandlerTests
{
    private readonly ManualTime _time = new();
    private int _tries;

    // Its host refuses connections: that takes no time. It rests for half a second after each try.
    [Fact]
    public async Task Replica_ThatRefuses_IsTriedTwiceASecond() =>
        Assert.Equal(20, await CallForTenSecondsAsync(TimeSpan.Zero));

    // Its host is gone: each try ends when the time for a connect does. The first is at once, the next after ten seconds.
    [Fact]
    public async Task Replica_WhoseMachineIsGone_IsTriedEveryTenSeconds() =>
        Assert.Equal(1, await CallForTenSecondsAsync(TimeSpan.FromSeconds(2)));

    [Fact]
    public async Task Replica_ThatIsBack_TakesItsShareAfterTheRest()
    {
        var network = new Network(this) { IsGone = true };
        using var caller = Caller(network);
        for (var i = 0; i < 4; i++)
            await CallAsync(caller);
        network.IsGone = false;
        _time.Advance(TimeSpan.FromMilliseconds(500));
        _tries = 0;
        for (var i = 0; i < 10; i++)
            await CallAsync(caller);
        Assert.Equal(5, _tries);
    }

    private async Task<int> CallForTenSecondsAsync(TimeSpan connect)
    {
        using var caller = Caller(new Network(this) { IsGone = true, Connect = connect });
        for (var i = 0; i < 100; i++)
        {
            // Two, so that it is the turn of each.
            await CallAsync(caller);
            await CallAsync(caller);
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }
        return _tries;
    }

    private HttpMessageInvoker Caller(Network network) =>
        new(
            new ReplicaHandler(
                new ReplicaList(
                    [new Uri("http://gone:1"), new Uri("http://here:1")],
                    _time,
                    _ => throw new InvalidOperationException()
                ),
                network
            )
        );

    private static async Task CallAsync(HttpMessageInvoker caller)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://contacts/a/B");
        using var response = await caller.SendAsync(request, CancellationToken.None);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private sealed class Network(ReplicaHandlerTests test) : HttpMessageHandler
    {
        public bool IsGone { get; set; }

        public TimeSpan Connect { get; init; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            if (request.RequestUri!.Host == "gone")
            {
                test._tries++;
                if (IsGone)
                {
                    test._time.Advance(Connect);
                    throw new HttpRequestException(HttpRequestError.ConnectionError);
                }
            }
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}
