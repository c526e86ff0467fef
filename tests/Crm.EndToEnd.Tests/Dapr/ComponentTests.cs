using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Crm.Messaging;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Dapr;

/// <summary>The Dapr resources under <c>deploy/</c>, held against each other and against what the services say and assume.</summary>
[Collection(DaprCollection.Name)]
public sealed class ComponentTests(DaprHost host)
{
    private const string Folder = "deploy/dapr/components";

    // How long a service remembers what it took (MessagingSweeper).
    private static readonly TimeSpan InboxLifetime = TimeSpan.FromDays(15);

    private static readonly MessagingOptions Defaults = new();
    private static readonly string[] Services =
    [
        "contacts",
        "gateway",
        "interactions",
        "segmentation",
        "tickets",
    ];

    [Fact]
    public async Task PubSub_OfEveryService_AllowsWhatItTellsAndListensToAndNoMore()
    {
        var component = YamlFiles.Read($"{Folder}/pubsub.yaml");
        Assert.Equal("pubsub.redis", component.GetProperty("spec").GetProperty("type").GetString());
        Assert.Equal(Services, Strings(component.GetProperty("scopes")));
        var name = component.GetProperty("metadata").GetProperty("name").GetString();
        Assert.Equal(Defaults.PubSub, name);
        var publishing = Scopes(component, "publishingScopes");
        var subscribing = Scopes(component, "subscriptionScopes");
        foreach (var service in Services)
        {
            var topics = await SubscriptionsAsync(service);
            Assert.All(topics, topic => Assert.Equal(name, topic.PubSub));
            Assert.Equal(topics.Select(topic => topic.Name).Order(), subscribing[service].Order());
            // Its sidecar publishes what it cannot deliver in the name of the service.
            Assert.Equal(
                topics.Select(topic => topic.DeadLetters).Append(service).Distinct().Order(),
                publishing[service].Order()
            );
        }
        Assert.Equal(Services, publishing.Keys.Order());
    }

    [Fact]
    public void PubSub_Always_TakesItsServerAndPasswordFromASecret()
    {
        var metadata = YamlFiles
            .Read($"{Folder}/pubsub.yaml")
            .GetProperty("spec")
            .GetProperty("metadata")
            .EnumerateArray()
            .Where(entry => entry.GetProperty("name").GetString() is "redisHost" or "redisPassword")
            .ToList();
        Assert.Equal(2, metadata.Count);
        Assert.All(
            metadata,
            entry =>
            {
                Assert.False(entry.TryGetProperty("value", out _));
                Assert.Equal(
                    "crm-redis",
                    entry.GetProperty("secretKeyRef").GetProperty("name").GetString()
                );
            }
        );
    }

    [Theory]
    [InlineData(Folder)]
    [InlineData("deploy/dapr/local")]
    public void Times_OfTheBusAndTheRetries_FitTogether(string folder)
    {
        var bus = Metadata(YamlFiles.Read($"{folder}/pubsub.yaml"));
        var resiliency = YamlFiles.Read($"{folder}/resiliency.yaml").GetProperty("spec");
        var target = resiliency
            .GetProperty("targets")
            .GetProperty("components")
            .GetProperty(Defaults.PubSub);
        var timeouts = resiliency.GetProperty("policies").GetProperty("timeouts");
        var inbound = target.GetProperty("inbound");
        var retry = resiliency
            .GetProperty("policies")
            .GetProperty("retries")
            .GetProperty(inbound.GetProperty("retry").GetString()!);
        Assert.Equal("constant", retry.GetProperty("policy").GetString());
        var retries = retry.GetProperty("maxRetries").GetInt32();
        var timeout = Duration(timeouts, inbound.GetProperty("timeout").GetString()!);
        var longest = (timeout * (retries + 1)) + (Duration(retry, "duration") * retries);
        var processing = Span(bus["processingTimeout"]);

        Assert.True(longest < processing, $"{longest} is not less than {processing}.");
        Assert.InRange(Span(bus["redeliverInterval"]), TimeSpan.FromSeconds(1), processing);
        // The service itself puts aside what it cannot handle, before the sidecar gives up.
        Assert.True(retries + 1 > Defaults.MostAttempts);
        // The outbox sends again: a publication is over before its lease is.
        Assert.False(target.GetProperty("outbound").TryGetProperty("retry", out _));
        Assert.True(
            Duration(timeouts, target.GetProperty("outbound").GetProperty("timeout").GetString()!)
                < Defaults.DeliveryTimeout
        );
        Assert.True(Defaults.DeliveryTimeout < Defaults.Lease);
        if (folder != Folder)
            return;
        Assert.True(
            int.Parse(bus["concurrency"], CultureInfo.InvariantCulture) >= Defaults.DeliveryBatch
        );
        Assert.True(Span(bus["streamTTL"]) < InboxLifetime);
    }

    [Fact]
    public void Configuration_Always_TracesAndLetsNobodyInvoke()
    {
        var spec = YamlFiles.Read($"{Folder}/configuration.yaml").GetProperty("spec");
        Assert.Equal("1", spec.GetProperty("tracing").GetProperty("samplingRate").GetString());
        Assert.Contains(
            "4317",
            spec.GetProperty("tracing")
                .GetProperty("otel")
                .GetProperty("endpointAddress")
                .GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "deny",
            spec.GetProperty("accessControl").GetProperty("defaultAction").GetString()
        );
    }

    private async Task<List<(string? PubSub, string Name, string DeadLetters)>> SubscriptionsAsync(
        string service
    )
    {
        using var http = new HttpClient
        {
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        http.DefaultRequestHeaders.Add("dapr-api-token", DaprHost.AppToken);
        var list = await http.GetFromJsonAsync<JsonElement>(
            new Uri(host.SidecarOf(service).Settings.App()!, "/dapr/subscribe"),
            TestContext.Current.CancellationToken
        );
        return
        [
            .. list.EnumerateArray()
                .Select(topic =>
                    (
                        topic.GetProperty("pubsubname").GetString(),
                        topic.GetProperty("topic").GetString()!,
                        topic.GetProperty("deadLetterTopic").GetString()!
                    )
                ),
        ];
    }

    private static Dictionary<string, string[]> Scopes(JsonElement component, string name) =>
        Metadata(component)[name]
            .Split(';')
            .Select(scope => scope.Split('='))
            .ToDictionary(
                scope => scope[0],
                scope => scope[1].Split(',', StringSplitOptions.RemoveEmptyEntries),
                StringComparer.Ordinal
            );

    private static Dictionary<string, string> Metadata(JsonElement component) =>
        component
            .GetProperty("spec")
            .GetProperty("metadata")
            .EnumerateArray()
            .Where(entry => entry.TryGetProperty("value", out _))
            .ToDictionary(
                entry => entry.GetProperty("name").GetString()!,
                entry => entry.GetProperty("value").ToString(),
                StringComparer.Ordinal
            );

    private static IEnumerable<string?> Strings(JsonElement list) =>
        list.EnumerateArray().Select(text => text.GetString());

    private static TimeSpan Duration(JsonElement parent, string name) =>
        Span(parent.GetProperty(name).GetString()!);

    // 300s, 168h
    private static TimeSpan Span(string text) =>
        text[^1] switch
        {
            's' => TimeSpan.FromSeconds(int.Parse(text[..^1], CultureInfo.InvariantCulture)),
            'h' => TimeSpan.FromHours(int.Parse(text[..^1], CultureInfo.InvariantCulture)),
            _ => throw new FormatException(text),
        };
}
