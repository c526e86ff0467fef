using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Dapr;

/// <summary>The five services with a sidecar each: what happens in one is seen in the others, once, whatever the bus does.</summary>
[Collection(DaprCollection.Name)]
public sealed class DaprFlowTests(DaprHost host)
{
    private const int Customers = 12;

    [Fact]
    public async Task Transactions_ThroughTheBus_EnterTheSegmentOnceThoughASidecarIsKilled()
    {
        var client = await host.NewTenantAsync();
        var segment = await client.PostAsync(
            "/v1/segments",
            new { name = "Good customers", rule = "traits.revenue > 150" }
        );
        await host.SettleAsync(TimeSpan.FromMinutes(2));
        var customers = new List<string>();
        for (var i = 0; i < Customers; i++)
            customers.Add(
                (
                    await CreatedAsync(
                        client,
                        "/v1/contacts",
                        new { displayName = $"Customer {i}" }
                    )
                ).Id
            );

        await BuyAllAsync(client, customers, "first");
        await host.SidecarOf("segmentation").KillAsync();
        await host.SidecarOf("interactions").KillAsync();
        await BuyAllAsync(client, customers, "second");
        host.SidecarOf("segmentation").Start();
        host.SidecarOf("interactions").Start();
        await host.SettleAsync(TimeSpan.FromMinutes(2));

        // Each transaction counted once: two make 200, three would make 300.
        foreach (var customer in customers)
        {
            var profile = await client.GetAsync($"/v1/contacts/{customer}/profile");
            Assert.Contains("\"200.00\"", profile.Text, StringComparison.Ordinal);
        }
        var members = (await client.GetAsync($"/v1/segments/{segment.Id}/members?pageSize=200"))
            .Body.GetProperty("members")
            .EnumerateArray()
            .Select(member => member.GetProperty("contactId").GetString()!);
        Assert.Equal(customers.Order(), members.Order());
        var events = await EventsAsync(client);
        Assert.Equal(events.Count, events.DistinctBy(one => one.Id).Count());
        Assert.Equal(
            customers.Concat(customers).Order(),
            events
                .Where(one => one.Type == "crm.interactions.transaction-recorded.v1")
                .Select(one => one.Contact)
                .Order()
        );
        Assert.Equal(
            customers.Order(),
            events
                .Where(one => one.Type == "crm.segmentation.segment-entered.v1")
                .Select(one => one.Contact)
                .Order()
        );
        Assert.Empty(
            (await client.GetAsync("/v1/dead-letters"))
                .Body.GetProperty("deadLetters")
                .EnumerateArray()
        );
        Assert.NotEqual(0, host.Broker.Doubled);
        Assert.NotEqual(0, host.Broker.Reordered);
        Assert.All(
            new[] { "contacts", "gateway", "interactions", "segmentation" },
            service => Assert.NotEqual(0, host.SidecarOf(service).Publications)
        );
    }

    [Theory]
    [InlineData("segmentation", "/events/contacts")]
    [InlineData("gateway", "/events/dead-letters")]
    public async Task Events_WithAWrongToken_AreRefusedByTheService(string service, string path)
    {
        foreach (var token in new[] { "", "app-secreT", DaprHost.ApiToken })
        {
            using var http = new HttpClient
            {
                DefaultRequestVersion = HttpVersion.Version20,
                DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            };
            http.DefaultRequestHeaders.Add("dapr-api-token", token);
            using var body = new StringContent("{}", Encoding.UTF8, "application/cloudevents+json");
            var address = host.SidecarOf(service).Settings.App()!;
            Assert.Equal(
                HttpStatusCode.Unauthorized,
                (
                    await http.PostAsync(
                        new Uri(address, path),
                        body,
                        TestContext.Current.CancellationToken
                    )
                ).StatusCode
            );
            Assert.Equal(
                HttpStatusCode.Unauthorized,
                (
                    await http.GetAsync(
                        new Uri(address, "/dapr/subscribe"),
                        TestContext.Current.CancellationToken
                    )
                ).StatusCode
            );
        }
    }

    // What the bus gave up is an event that a service cannot read: its data is not what its type says.
    [Fact]
    public async Task Event_ThatTheBusGivesUp_IsListedAndReplayedThroughTheDoor()
    {
        var client = await host.NewTenantAsync();
        var contact = Guid.NewGuid().ToString();
        var cloudEvent = JsonSerializer.Serialize(
            new
            {
                specversion = "1.0",
                id = Guid.NewGuid(),
                source = "/services/contacts",
                type = "crm.contacts.contact-updated.v1",
                subject = contact,
                time = "2026-11-21T08:00:00Z",
                tenant = client.Tenant,
                sequence = "1",
                data = new { contactId = 7 },
            }
        );
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("dapr-api-token", DaprHost.ApiToken);
        using var body = new StringContent(cloudEvent);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json");
        var sidecar = $"http://127.0.0.1:{host.SidecarOf("interactions").HttpPort}";
        using var published = await http.PostAsync(
            $"{sidecar}/v1.0/publish/pubsub/interactions-dead-letters",
            body,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.NoContent, published.StatusCode);
        await host.SettleAsync(TimeSpan.FromMinutes(2));

        var letter = Assert.Single(
            (await client.GetAsync("/v1/dead-letters"))
                .Body.GetProperty("deadLetters")
                .EnumerateArray()
        );
        Assert.Equal("interactions.known-contacts", letter.GetProperty("consumer").GetString());
        Assert.Equal(contact, letter.GetProperty("subject").GetString());
        var id = letter.GetProperty("id").GetString();
        var replayed = await client.PostAsync($"/v1/dead-letters/{id}:replay", new { });
        Assert.Equal("DEAD_LETTER_REPLAY_FAILED", replayed.Code);
        await host.ScalarAsync<long>(
            "interactions",
            "UPDATE dead_letters SET event = replace(event, '\"contactId\":7', '\"contactId\":\"' || subject || '\"') RETURNING 1"
        );
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await client.PostAsync($"/v1/dead-letters/{id}:replay", new { })).Status
        );
        Assert.Empty(
            (await client.GetAsync("/v1/dead-letters"))
                .Body.GetProperty("deadLetters")
                .EnumerateArray()
        );
    }

    private static Task BuyAllAsync(
        CrmClient client,
        IEnumerable<string> customers,
        string order
    ) =>
        Task.WhenAll(
            customers.Select(
                (customer, index) =>
                    CreatedAsync(
                        client,
                        "/v1/transactions",
                        new
                        {
                            contactId = customer,
                            externalId = $"{order}-{index}",
                            currency = "EUR",
                            lines = new[]
                            {
                                new
                                {
                                    sku = "TEA",
                                    quantity = 1,
                                    unitPrice = "100",
                                },
                            },
                        }
                    )
            )
        );

    private static async Task<Answer> CreatedAsync(CrmClient client, string path, object body)
    {
        var answer = await client.PostAsync(path, body);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Text);
        return answer;
    }

    private static async Task<List<(string Id, string Type, string Contact)>> EventsAsync(
        CrmClient client
    )
    {
        var events = new List<(string, string, string)>();
        var page = "";
        do
        {
            var answer = (
                await client.GetAsync(
                    $"/v1/event-log?pageSize=200&pageToken={Uri.EscapeDataString(page)}"
                )
            ).Body;
            foreach (var one in answer.GetProperty("events").EnumerateArray())
            {
                var data = one.GetProperty("data");
                events.Add(
                    (
                        one.GetProperty("id").GetString()!,
                        one.GetProperty("type").GetString()!,
                        data.TryGetProperty("contactId", out var contact)
                            ? contact.GetString()!
                            : ""
                    )
                );
            }
            page = answer.TryGetProperty("nextPageToken", out var next) ? next.GetString()! : "";
        } while (page.Length > 0);
        return events;
    }
}
