using System.Net;
using System.Text.Json;
using Crm.EndToEnd.Tests.Operations;
using Crm.Testing;
using static Crm.EndToEnd.Tests.Overview.Customers;

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
                "BatchReadContactCards",
                "BatchReadContactSegments",
                "BatchReadContacts",
                "BatchReadOpenTickets",
                "BatchReadProfiles",
                "BatchReadTransactionCards",
                "GetContactOverview",
            ],
            forFew
        );
    }

    [Fact]
    public async Task GetContactOverview_WhenManyAreReadTogether_HasWhatEachHasAlone()
    {
        host.Demand();
        var client = await host.NewTenantAsync();
        string[] contacts =
        [
            await NewCustomerAsync(client, orders: 1),
            await NewCustomerAsync(client, orders: 15),
            await NewCustomerAsync(client, orders: 15),
        ];
        await client.PostAsync(
            "/v1/segments",
            new { name = "Customers", rule = "traits.orders > 0" }
        );
        await client.PostAsync(
            "/v1/segments",
            new { name = "Big customers", rule = "traits.orders > 3" }
        );
        await DerivedAsync(client, $"/v1/contacts/{contacts[2]}/overview");

        var answers = await ReadsTogether.CompareAsync([
            .. contacts.Select(id =>
                (Func<Task<Answer>>)(() => client.GetAsync($"/v1/contacts/{id}/overview"))
            ),
        ]);

        Assert.Equal(3, answers.Select(answer => answer.Text).Distinct().Count());
        foreach (var (contact, answer) in contacts.Zip(answers))
        {
            await AssertRecentAsync(client, contact, answer, "transactions", "transactionCard");
            await AssertRecentAsync(client, contact, answer, "activities", "contactCard");
        }
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

    // A card has the ten that stand first in the list of its contact.
    private static async Task AssertRecentAsync(
        CrmClient client,
        string contact,
        Answer overview,
        string collection,
        string card
    )
    {
        var recent = overview
            .Body.GetProperty(card)
            .GetProperty("card")
            .GetProperty($"recent{char.ToUpperInvariant(collection[0])}{collection[1..]}");
        var list = await client.GetAsync(
            $"/v1/{collection}?pageSize=10&filter={Uri.EscapeDataString($"contactId = \"{contact}\"")}"
        );
        Assert.Equal(IdsOf(list.Body.GetProperty(collection)), IdsOf(recent));
    }

    private static IEnumerable<string?> IdsOf(JsonElement resources) =>
        resources.EnumerateArray().Select(one => one.GetProperty("id").GetString());

    // A service that was not told of a contact yet asks once whether there is one.
    private static async Task<IEnumerable<string>> CallsAsync(CrmClient client, string contact) =>
        (
            await InnerCalls.CountAsync(trace =>
                client.GetAsync($"/v1/contacts/{contact}/overview", ("traceparent", trace))
            )
        ).Where(call => call != "ResolveContacts");
}
