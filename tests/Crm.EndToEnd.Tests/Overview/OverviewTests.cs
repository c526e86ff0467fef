using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Overview;

public sealed class OverviewOnSqlite(SqliteHost host)
    : OverviewTests(host),
        IClassFixture<SqliteHost>;

public sealed class OverviewOnPostgres(PostgresHost host)
    : OverviewTests(host),
        IClassFixture<PostgresHost>;

/// <summary>The overview joins what all services know, with as many calls as it has sections.</summary>
public abstract class OverviewTests(CrmHost host)
{
    private static readonly string[] Sections =
    [
        "profile",
        "segments",
        "transactionCard",
        "contactCard",
        "openTickets",
    ];

    [Fact]
    public async Task GetContactOverview_WhenAllAnswer_HasAllSections()
    {
        host.Demand();
        var client = await host.NewTenantAsync();
        var contact = await NewCustomerAsync(client, orders: 1);
        var segment = await client.PostAsync(
            "/v1/segments",
            new { name = "Customers", rule = "traits.orders > 0" }
        );

        var overview = await DerivedAsync(client, $"/v1/contacts/{contact}/overview");
        AssertDerived(overview, segment.Id);
        AssertDerived(
            await DerivedAsync(client, $"/v1/contacts:history?contactId={contact}"),
            segment.Id
        );

        Assert.All(Sections, name => Assert.Equal("OK", StatusOf(overview, name)));
        Assert.Equal("Ada", overview.GetProperty("contact").GetProperty("displayName").GetString());
        Assert.Equal(
            "5.00",
            overview
                .GetProperty("transactionCard")
                .GetProperty("card")
                .GetProperty("totals")[0]
                .GetProperty("revenue")
                .GetProperty("amount")
                .GetString()
        );
        Assert.Equal(1, overview.GetProperty("openTickets").GetProperty("totalSize").GetInt32());
        Assert.Equal(
            1,
            overview
                .GetProperty("contactCard")
                .GetProperty("card")
                .GetProperty("activities")
                .GetInt32()
        );
    }

    [Fact]
    public async Task GetContactOverview_WithMoreData_MakesTheSameCalls()
    {
        host.Demand();
        var client = await host.NewTenantAsync();
        var (few, many) = (
            await NewCustomerAsync(client, orders: 1),
            await NewCustomerAsync(client, orders: 15)
        );
        await client.GetAsync($"/v1/contacts/{few}/overview");
        await client.GetAsync($"/v1/contacts/{many}/overview");

        var forFew = await CallsAsync(client, few);
        var forMany = await CallsAsync(client, many);

        Assert.Equal(forFew, forMany);
        Assert.Equal(
            [
                "GetContact",
                "GetContactCard",
                "GetContactOverview",
                "GetProfile",
                "GetTransactionCard",
                "ListContactSegments",
                "ListTickets",
            ],
            forFew
        );
    }

    [Fact]
    public async Task GetContactOverview_WhenTheContactIsUnknown_IsNotFound()
    {
        host.Demand();
        var (client, other) = (await host.NewTenantAsync(), await host.NewTenantAsync());
        var foreign = await NewCustomerAsync(other, orders: 0);
        foreach (var id in new[] { "no-such-id", Guid.CreateVersion7().ToString(), foreign })
        {
            var answer = await client.GetAsync($"/v1/contacts/{id}/overview");
            Assert.Equal(
                (HttpStatusCode.NotFound, "CONTACT_NOT_FOUND"),
                (answer.Status, answer.Code)
            );
        }
    }

    [Fact]
    public async Task GetContactOverview_WithoutThePermissionOfASection_SaysSoInIt()
    {
        host.Demand();
        var client = await host.NewTenantAsync();
        var contact = await NewCustomerAsync(client, orders: 1);
        var reader = await client.WithScopesAsync("contacts.read", "activities.read");

        var overview = (await reader.GetAsync($"/v1/contacts/{contact}/overview")).Body;

        Assert.Equal("OK", StatusOf(overview, "contactCard"));
        foreach (var name in Sections.Where(name => name != "contactCard"))
            Assert.Equal("PERMISSION_DENIED", StatusOf(overview, name));
        Assert.False(overview.GetProperty("transactionCard").TryGetProperty("card", out _));
        var stranger = await client.WithScopesAsync("activities.read");
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await stranger.GetAsync($"/v1/contacts/{contact}/overview")).Status
        );
    }

    [Fact]
    public async Task FindContactHistory_ByAnyKey_IsTheSame()
    {
        host.Demand();
        var client = await host.NewTenantAsync();
        var contact = await NewCustomerAsync(client, orders: 2);
        var closed = await client.PostAsync(
            "/v1/tickets",
            new
            {
                contactId = contact,
                subject = "Broken",
                kind = "COMPLAINT",
            }
        );
        await client.PostAsync(
            $"/v1/tickets/{closed.Id}:resolve",
            new { complaint = new { cause = "Glass", remedy = "A new one" } }
        );

        string[] keys =
        [
            $"contactId={contact}",
            "email=ADA@example.com",
            "phone=%2B44%2020%207946%200000",
            "externalId.system=erp&externalId.value=A-1",
        ];
        foreach (var key in keys)
        {
            var answer = await client.GetAsync($"/v1/contacts:history?{key}");
            Assert.True(answer.Status == HttpStatusCode.OK, $"{key}: {answer.Text}");
            Assert.Equal(contact, answer.Body.GetProperty("contact").GetProperty("id").GetString());
            Assert.All(
                (string[])["openTickets", "pastTickets", "complaints"],
                name => Assert.Equal("OK", StatusOf(answer.Body, name))
            );
            Assert.Equal((1, 1, 1), Tickets(answer.Body));
            Assert.Equal("OK", StatusOf(answer.Body, "profile"));
            Assert.Equal("OK", StatusOf(answer.Body, "segments"));
            Assert.NotNull(
                answer
                    .Body.GetProperty("contactCard")
                    .GetProperty("card")
                    .GetProperty("lastActivityTime")
                    .GetString()
            );
        }
    }

    [Fact]
    public async Task FindContactHistory_WhenTheKeyFitsNoneOrMany_SaysSo()
    {
        host.Demand();
        var client = await host.NewTenantAsync();
        await NewCustomerAsync(client, orders: 0);
        await client.PostAsync(
            "/v1/contacts",
            new { displayName = "Twin", emails = new[] { new { address = "ada@example.com" } } }
        );

        async Task<(HttpStatusCode, string)> AskAsync(string query)
        {
            var answer = await client.GetAsync($"/v1/contacts:history?{query}");
            return (answer.Status, answer.Code);
        }

        Assert.Equal(
            (HttpStatusCode.Conflict, "CONTACT_MATCH_AMBIGUOUS"),
            await AskAsync("email=ada@example.com")
        );
        Assert.Equal(
            (HttpStatusCode.NotFound, "CONTACT_NOT_FOUND"),
            await AskAsync("email=nobody@example.com")
        );
        Assert.Equal(
            (HttpStatusCode.NotFound, "CONTACT_NOT_FOUND"),
            await AskAsync("externalId.system=erp&externalId.value=none")
        );
        Assert.Equal(
            (HttpStatusCode.NotFound, "CONTACT_NOT_FOUND"),
            await AskAsync("contactId=none")
        );
        Assert.Equal((HttpStatusCode.BadRequest, "CONTACT_KEY_MISSING"), await AskAsync(""));
        Assert.Equal(
            (HttpStatusCode.BadRequest, "CONTACT_KEY_MISSING"),
            await AskAsync("email=a@example.com&phone=123456")
        );
    }

    [Fact]
    public async Task FindContactHistory_OfSomebodyWhoIsNoContactYet_HasTheTickets()
    {
        host.Demand();
        var client = await host.NewTenantAsync();
        await client.PostAsync(
            "/v1/tickets",
            new { requester = new { email = "new@example.com" }, subject = "Where is it?" }
        );
        await client.PostAsync(
            "/v1/tickets",
            new { requester = new { email = "newer@example.com" }, subject = "Another" }
        );

        var history = await client.GetAsync("/v1/contacts:history?email=New@example.com");

        Assert.Equal(HttpStatusCode.OK, history.Status);
        Assert.Equal((1, 0, 0), Tickets(history.Body));
        Assert.False(history.Body.TryGetProperty("contact", out _));
        Assert.Equal("NOT_FOUND", StatusOf(history.Body, "profile"));
        var stranger = await host.NewTenantAsync();
        Assert.Equal(
            "CONTACT_NOT_FOUND",
            (await stranger.GetAsync("/v1/contacts:history?email=new@example.com")).Code
        );
    }

    // Segmentation is told by events and evaluates: its sections follow.
    private static async Task<JsonElement> DerivedAsync(CrmClient client, string path)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var answer = (await client.GetAsync(path)).Body;
            if (
                answer.GetProperty("segments").GetProperty("segments").GetArrayLength() > 0
                || clock.Elapsed > TimeSpan.FromMinutes(1)
            )
                return answer;
            await Task.Delay(100);
        }
    }

    // What segmentation knows: the segment by its id and name, and a trait.
    private static void AssertDerived(JsonElement customer, string segmentId)
    {
        var segment = Assert.Single(
            customer.GetProperty("segments").GetProperty("segments").EnumerateArray()
        );
        Assert.Equal(segmentId, segment.GetProperty("segmentId").GetString());
        Assert.Equal("Customers", segment.GetProperty("name").GetString());
        var orders = customer
            .GetProperty("profile")
            .GetProperty("profile")
            .GetProperty("traits")
            .EnumerateArray()
            .Single(trait => trait.GetProperty("name").GetString() == "orders");
        Assert.Equal(1, orders.GetProperty("value").GetProperty("number").GetDouble());
    }

    private static (int Open, int Past, int Complaints) Tickets(JsonElement history) =>
        (
            history.GetProperty("openTickets").GetProperty("totalSize").GetInt32(),
            history.GetProperty("pastTickets").GetProperty("totalSize").GetInt32(),
            history.GetProperty("complaints").GetProperty("totalSize").GetInt32()
        );

    // A service that was not told of a contact yet asks once whether there is one.
    private static async Task<IEnumerable<string>> CallsAsync(CrmClient client, string contact) =>
        (
            await InnerCalls.CountAsync(trace =>
                client.GetAsync($"/v1/contacts/{contact}/overview", ("traceparent", trace))
            )
        ).Where(call => call != "ResolveContacts");

    private static string StatusOf(JsonElement overview, string section) =>
        overview.GetProperty(section).GetProperty("state").GetProperty("status").GetString()!;

    private static async Task<string> NewCustomerAsync(CrmClient client, int orders)
    {
        var contact = await client.PostAsync(
            "/v1/contacts",
            new
            {
                displayName = "Ada",
                emails = orders == 15 ? [] : new[] { new { address = "ada@example.com" } },
                phones = orders == 15 ? [] : new[] { new { number = "+44 20 7946 0000" } },
                externalIds = orders == 15 ? [] : new[] { new { system = "erp", value = "A-1" } },
            }
        );
        for (var i = 0; i < orders; i++)
        {
            await client.PostAsync(
                "/v1/transactions",
                new
                {
                    contactId = contact.Id,
                    currency = "EUR",
                    lines = new[]
                    {
                        new
                        {
                            sku = "A",
                            quantity = 1,
                            unitPrice = "5",
                        },
                    },
                }
            );
            await client.PostAsync("/v1/activities", new { contactId = contact.Id, kind = "CALL" });
        }
        await client.PostAsync("/v1/tickets", new { contactId = contact.Id, subject = "Late" });
        return contact.Id;
    }
}
