using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Crm.Messaging.Publishing;
using Crm.Messaging.Tests.World;
using Crm.ServiceDefaults.Identity;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Messaging.Tests;

/// <summary>The door for events, as a sidecar or another service uses it.</summary>
public class ReceivingTests
{
    private const string Updated = "crm.contacts.contact-updated.v1";

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Events_WhenSentAgainAndOutOfOrder_AreTakenOnce(StoreEngine engine)
    {
        await using var world = await MessagingWorld.CreateAsync(engine);
        var subject = Guid.NewGuid();
        var (first, second) = (Event(subject, 1), Event(subject, 2));

        Assert.Equal("SUCCESS", await StatusAsync(await PostAsync(world.First, second)));
        var bulk = await PostAsync(world.First, Bulk(first, second, second));
        Assert.Equal("SUCCESS", await StatusAsync(await PostAsync(world.First, first)));

        var statuses = (await bulk.Content.ReadFromJsonAsync<JsonElement>()).GetProperty(
            "statuses"
        );
        Assert.Equal(3, statuses.GetArrayLength());
        Assert.All(
            statuses.EnumerateArray(),
            status => Assert.Equal("SUCCESS", status.GetProperty("status").GetString())
        );
        Assert.Equal([2, 1], (await world.First.TakenAsync()).Select(taken => taken.Sequence));
    }

    [Fact]
    public async Task Events_WhenNobodyKnowsThem_AreAcknowledgedOrDropped()
    {
        await using var world = await MessagingWorld.CreateAsync(StoreEngine.Sqlite);

        var unknown = await PostAsync(
            world.First,
            Event(Guid.NewGuid(), 1)
                .Replace(Updated, "crm.contacts.contact-painted.v1", StringComparison.Ordinal)
        );
        var elsewhere = await PostAsync(world.First, Event(Guid.NewGuid(), 1), "/events/nowhere");
        var foreign = await PostAsync(world.First, """{"specversion":"1.0","id":"x"}""");
        var broken = await PostAsync(world.First, "{");

        Assert.Equal("SUCCESS", await StatusAsync(unknown));
        Assert.Equal("SUCCESS", await StatusAsync(elsewhere));
        Assert.Equal("DROP", await StatusAsync(foreign));
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
    }

    [Fact]
    public async Task Events_WhoseSenderGoesAway_EndWithoutAnError()
    {
        var world = await MessagingWorld.CreateAsync(StoreEngine.Sqlite);
        var logs = world.First.Logs;
        using var sending = new CancellationTokenSource();
        world.First.Behaviour.Waits = async cancellationToken =>
        {
            await sending.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // What a call to another service ends with.
            throw new RpcException(new Status(StatusCode.Cancelled, "gone"));
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            PostAsync(world.First, Event(Guid.NewGuid(), 1), cancellationToken: sending.Token)
        );
        await world.DisposeAsync();

        Assert.DoesNotContain(
            logs.Lines,
            line => line.StartsWith("Error", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Events_WithoutIdentity_AreRefused()
    {
        await using var world = await MessagingWorld.CreateAsync(StoreEngine.Sqlite);
        var tokens = world.Teller.Services.GetRequiredService<IdentityTokens>();
        var other = tokens.Mint(Caller.System("acme", "contacts", "*", "internal.contacts"));

        var none = await PostAsync(world.First, Event(Guid.NewGuid(), 1), identity: "");
        var wrong = await PostAsync(world.First, Event(Guid.NewGuid(), 1), identity: other);

        Assert.Equal(HttpStatusCode.Unauthorized, none.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Empty(await world.First.TakenAsync());
    }

    [Fact]
    public async Task Sidecar_WithItsToken_MayPost()
    {
        await using var world = await MessagingWorld.CreateAsync(
            StoreEngine.Sqlite,
            ("APP_API_TOKEN", "sidecar-secret")
        );

        var right = await PostAsync(
            world.First,
            Event(Guid.NewGuid(), 1),
            identity: "",
            sidecar: "sidecar-secret"
        );
        var wrong = await PostAsync(
            world.First,
            Event(Guid.NewGuid(), 1),
            identity: "",
            sidecar: "sidecar-secreT"
        );

        Assert.Equal("SUCCESS", await StatusAsync(right));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
    }

    [Fact]
    public async Task Subscriptions_Always_NameTopicsAndTypes()
    {
        await using var world = await MessagingWorld.CreateAsync(StoreEngine.Sqlite);
        using var request = Request(world.First, HttpMethod.Get, "/dapr/subscribe", null, null);
        using var client = new HttpClient();

        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        var topics = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var topic = topics[0];
        Assert.Equal("contacts", topic.GetProperty("topic").GetString());
        Assert.Contains(
            topic.GetProperty("routes").GetProperty("rules").EnumerateArray(),
            rule =>
                rule.GetProperty("match").GetString() == $"event.type == \"{Updated}\""
                && rule.GetProperty("path").GetString() == "/events/contacts"
        );
        // What no rule names is acknowledged: without a route it would count as undeliverable.
        Assert.Equal(
            "/events/contacts",
            topic.GetProperty("routes").GetProperty("default").GetString()
        );
        Assert.Equal("pubsub", topic.GetProperty("pubsubname").GetString());
        Assert.Equal("interactions-dead-letters", topic.GetProperty("deadLetterTopic").GetString());
        Assert.True(topic.GetProperty("bulkSubscribe").GetProperty("enabled").GetBoolean());
        var letters = topics[1];
        Assert.Equal("interactions-dead-letters", letters.GetProperty("topic").GetString());
        Assert.Equal(
            "/events/dead-letters",
            letters.GetProperty("routes").GetProperty("default").GetString()
        );
        Assert.Equal(2, topics.GetArrayLength());
    }

    private static string Event(Guid subject, int sequence) =>
        JsonSerializer.Serialize(
            new
            {
                specversion = "1.0",
                id = Guid.NewGuid(),
                source = "/services/contacts",
                type = Updated,
                subject,
                time = "2026-11-21T08:00:00Z",
                datacontenttype = "application/json",
                tenant = "acme",
                sequence = $"{sequence}",
                data = new { contactId = subject, somethingNew = 1 },
            }
        );

    private static string Bulk(params string[] events) =>
        $$"""{"id":"1","entries":[{{string.Join(',', events.Select((json, i) => $$"""{"entryId":"{{i}}","contentType":"application/cloudevents+json","event":{{json}}}"""))}}]}""";

    private static async Task<HttpResponseMessage> PostAsync(
        WorldService service,
        string body,
        string path = "/events/contacts",
        string? identity = null,
        string? sidecar = null,
        CancellationToken? cancellationToken = null
    )
    {
        using var client = new HttpClient();
        using var request = Request(service, HttpMethod.Post, path, identity, sidecar);
        request.Content = new StringContent(body, Encoding.UTF8, "application/cloudevents+json");
        return await client.SendAsync(
            request,
            cancellationToken ?? TestContext.Current.CancellationToken
        );
    }

    private static HttpRequestMessage Request(
        WorldService service,
        HttpMethod method,
        string path,
        string? identity,
        string? sidecar
    )
    {
        var request = new HttpRequestMessage(method, new Uri(service.Address, path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        identity ??= service
            .Services.GetRequiredService<IdentityTokens>()
            .Mint(Caller.System("", "contacts", SubscriberClient.Permission));
        if (identity.Length > 0)
            request.Headers.Add(IdentityTokens.MetadataKey, identity);
        if (sidecar is not null)
            request.Headers.Add("dapr-api-token", sidecar);
        return request;
    }

    private static async Task<string?> StatusAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString();
}
