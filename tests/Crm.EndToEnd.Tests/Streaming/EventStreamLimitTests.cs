using System.Net;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Streaming;

/// <summary>A product that keeps events for a second and lets a tenant open two streams.</summary>
public sealed class NarrowHost : CrmHost
{
    protected override IEnumerable<string> FurtherArguments =>
        [
            "--Gateway:Gateway:Events:MaxStreamsPerTenant=2",
            "--Gateway:Gateway:Events:Retention=00:00:01",
            "--Gateway:Gateway:Events:SweepInterval=00:00:00.500",
        ];
}

/// <summary>Streams have limits in number and in time, and end with the server.</summary>
public sealed class EventStreamLimitTests(NarrowHost host) : IClassFixture<NarrowHost>
{
    [Fact]
    public async Task Watch_BeyondTheLimit_IsRefusedUntilOneIsClosed()
    {
        var (client, other) = (await host.NewTenantAsync(), await host.NewTenantAsync());
        var first = await client.WatchAsync("/v1/events");
        using var second = await client.WatchAsync("/v1/events");

        var third = await client.GetAsync("/v1/events");
        Assert.Equal(
            (HttpStatusCode.TooManyRequests, "EVENT_STREAMS_EXHAUSTED"),
            (third.Status, third.Code)
        );
        Assert.True(third.Headers.ContainsKey("Retry-After"));
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/v1/events")).Status);

        first.Dispose();
        var again = third;
        for (var i = 0; i < 50 && again.Status != HttpStatusCode.OK; i++)
        {
            await Task.Delay(100);
            again = await client.GetAsync("/v1/events");
        }
        Assert.Equal(HttpStatusCode.OK, again.Status);
    }

    [Fact]
    public async Task Watch_FromEventsThatAreNoLongerKept_SaysSo()
    {
        var client = await host.NewTenantAsync();
        string position;
        using (var stream = await client.WatchAsync("/v1/events?type=crm.contacts.*"))
        {
            await stream.BeginAsync();
            position = stream.LastEventId;
            await client.PostAsync("/v1/contacts", new { displayName = "Ada" });
            await stream.NextAsync();
        }

        var answer = await client.GetAsync("/v1/event-log?position=" + position);
        for (var i = 0; i < 100 && answer.Status == HttpStatusCode.OK; i++)
        {
            await Task.Delay(100);
            answer = await client.GetAsync("/v1/event-log?position=" + position);
        }

        Assert.Equal((HttpStatusCode.BadRequest, "EVENTS_EXPIRED"), (answer.Status, answer.Code));
        var resumed = await client.GetAsync("/v1/events", ("Last-Event-ID", position));
        Assert.Equal("EVENTS_EXPIRED", resumed.Code);
        var old = await client.GetAsync("/v1/events?since=2020-01-01T00:00:00Z");
        Assert.Equal("EVENTS_EXPIRED", old.Code);
    }

    [Fact]
    public async Task Watch_WhenTheServerStops_EndsAsIfItWereDone()
    {
        var stopping = new SqliteHost();
        await stopping.InitializeAsync();
        var client = await stopping.NewTenantAsync();
        using var stream = await client.WatchAsync("/v1/events");
        await stream.BeginAsync();

        var end = stream.NextAsync();
        await stopping.DisposeAsync();

        Assert.Null(await end);
    }
}
