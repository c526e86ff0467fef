using System.Net;
using System.Text.Json;
using Crm.Testing;
using Crm.Testing.Processes;

namespace Crm.EndToEnd.Tests.Processes;

/// <summary>A customer's way through the product, with two replicas of everything: what one knows, the other knows.</summary>
[Collection(ProcessesTests.Name)]
public sealed class ReplicasTests(ProcessesFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Customer_OverTwoReplicasOfEachService_IsTheSameAtBothDoors()
    {
        var suite = fixture.Suite;
        var first = await suite.NewTenantAsync();
        // A key that one gateway has made opens the other.
        var second = suite.ClientOf(first.Key!, first.Tenant, door: 1);
        using var stream = await first.WatchAsync("/v1/events");
        using var other = await second.WatchAsync("/v1/events");
        await Task.WhenAll(stream.BeginAsync(), other.BeginAsync());

        var segment = await Answers.MustAsync(
            first.PostAsync(
                "/v1/segments",
                new
                {
                    name = "Buyers who wait",
                    kind = "DYNAMIC",
                    rule = "traits.revenue > 100 AND traits.open_tickets > 0",
                }
            )
        );
        var key = ("Idempotency-Key", "replicas-contact");
        var contact = await Answers.MustAsync(
            first.PostAsync("/v1/contacts", new { displayName = "欧阳娜娜" }, key)
        );
        var again = await Answers.MustAsync(
            second.PostAsync("/v1/contacts", new { displayName = "欧阳娜娜" }, key)
        );
        Assert.Equal("true", again.Headers["Idempotent-Replayed"]);
        Assert.Equal(contact.Id, again.Id);

        await Answers.MustAsync(
            second.PostAsync(
                "/v1/transactions",
                new
                {
                    contactId = contact.Id,
                    externalId = "order-1",
                    currency = "EUR",
                    lines = new[]
                    {
                        new
                        {
                            sku = "TEA",
                            quantity = 6,
                            unitPrice = "24.90",
                        },
                    },
                }
            )
        );
        await Answers.MustAsync(
            first.PostAsync(
                "/v1/activities",
                new
                {
                    contactId = contact.Id,
                    kind = "CALL",
                    subject = "Asks",
                }
            )
        );
        await Answers.MustAsync(
            second.PostAsync(
                "/v1/tickets",
                new { contactId = contact.Id, subject = "Where is the tea?" }
            )
        );
        await Until.TrueAsync(async () =>
            (await second.GetAsync($"/v1/segments/{segment.Id}/members"))
                .Body.GetProperty("members")
                .GetArrayLength() == 1
        );
        var overview = (await second.GetAsync($"/v1/contacts/{contact.Id}/overview")).Body;
        Assert.Contains("Buyers who wait", overview.ToString(), StringComparison.Ordinal);
        Assert.Contains("Where is the tea?", overview.ToString(), StringComparison.Ordinal);

        await CheckStreamsAsync(suite, stream, other, first);
        await CheckPagesAsync(first, second);
        await CheckOperationAsync(first, second);
    }

    [Theory]
    [InlineData("", HttpStatusCode.ServiceUnavailable)]
    [InlineData("once", HttpStatusCode.Created)]
    public async Task Write_WhoseReplicaDiesAfterTheCommit_HappensOnce(
        string key,
        HttpStatusCode expected
    )
    {
        var suite = fixture.Suite;
        var client = await suite.NewTenantAsync();
        await suite.SettleAsync(Patience);
        foreach (var replica in suite.Of("contacts"))
            replica.OrderCrash("after-commit", pass: 1);
        (string, string)[] headers = key.Length == 0 ? [] : [("Idempotency-Key", key)];
        var answer = await client.PostAsync("/v1/contacts", new { displayName = "A" }, headers);
        foreach (var replica in suite.Of("contacts"))
            replica.CancelCrash();
        // The answer may come before the end of the process is seen.
        await Until.TrueAsync(() => suite.Of("contacts").Any(replica => !replica.IsRunning));
        await suite.StartAsync();

        // Without a key the other replica would do it again; with one it finds that it was done.
        Assert.True(answer.Status == expected, answer.Text);
        var contacts = (await client.GetAsync("/v1/contacts")).Body.GetProperty("contacts");
        Assert.Equal(1, contacts.GetArrayLength());
        await suite.SettleAsync(Patience);
    }

    // As on a machine that hangs: its connections are open, and nobody answers. Those who asked it are answered by the other one.
    [Fact]
    public async Task Write_WhoseReplicaStandsStill_HappensOnce()
    {
        const int Writes = 8;
        var suite = fixture.Suite;
        var client = await suite.NewTenantAsync();
        await suite.SettleAsync(Patience);
        var frozen = suite.Of("contacts")[0];
        frozen.Freeze();
        try
        {
            var answers = await Task.WhenAll(
                Enumerable
                    .Range(0, Writes)
                    .Select(i =>
                        client.PostAsync(
                            "/v1/contacts",
                            new { displayName = $"Person {i}" },
                            ("Idempotency-Key", $"{i}")
                        )
                    )
            );
            Assert.All(
                answers,
                answer => Assert.True(answer.Status == HttpStatusCode.Created, answer.Text)
            );
        }
        finally
        {
            frozen.Thaw();
        }
        // It may find what was sent to it, and do it only now.
        await suite.SettleAsync(Patience);
        var contacts = (await client.GetAsync("/v1/contacts")).Body.GetProperty("contacts");
        Assert.Equal(Writes, contacts.GetArrayLength());
    }

    // Both gateways take events and both tell them: each stream has all, in one order, without a gap.
    private static async Task CheckStreamsAsync(
        ProcessSuite suite,
        EventStreamReader stream,
        EventStreamReader other,
        CrmClient client
    )
    {
        for (var i = 0; i < 20; i++)
            await Answers.MustAsync(
                suite
                    .ClientOf(client.Key!, client.Tenant, door: i % 2)
                    .PostAsync("/v1/contacts", new { displayName = $"Person {i}" })
            );
        await suite.SettleAsync(Patience);
        var logged = (await client.GetAsync("/v1/event-log?pageSize=200"))
            .Body.GetProperty("events")
            .EnumerateArray()
            .Where(IsOfAService)
            .Select(one => one.GetProperty("id").GetString()!)
            .ToList();
        Assert.True(logged.Count > 20);
        foreach (var reader in new[] { stream, other })
        {
            var read = new List<string>();
            while (read.Count < logged.Count && await reader.NextAsync() is { } one)
            {
                if (IsOfAService(one.Data))
                    read.Add(one.Data.GetProperty("id").GetString()!);
            }
            Assert.Equal(logged, read);
        }
    }

    // That the tenant was made is told before the streams are opened or after it, as the bus pleases.
    private static bool IsOfAService(JsonElement one) =>
        one.GetProperty("source").GetString() != "/services/gateway";

    private static async Task CheckPagesAsync(CrmClient first, CrmClient second)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var doors = new[] { first, second };
        var token = "";
        for (var page = 0; ; page++)
        {
            var answer = await doors[page % 2]
                .GetAsync($"/v1/contacts?pageSize=5&pageToken={Uri.EscapeDataString(token)}");
            Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
            foreach (var contact in answer.Body.GetProperty("contacts").EnumerateArray())
                Assert.True(ids.Add(contact.GetProperty("id").GetString()!));
            if (!answer.Body.TryGetProperty("nextPageToken", out var next))
                break;
            token = next.GetString()!;
        }
        Assert.Equal(21, ids.Count);
    }

    private static async Task CheckOperationAsync(CrmClient first, CrmClient second)
    {
        var accepted = await first.UploadAsync(
            "/v1/contacts:import",
            "text/csv",
            "displayName\nAda Lovelace\nZoë Washburne\n"
        );
        Assert.True(accepted.Status == HttpStatusCode.Accepted, accepted.Text);
        var ended = await second.FinishAsync(accepted);
        Assert.Equal(2, ended.GetProperty("response").GetProperty("created").GetInt32());
    }
}
