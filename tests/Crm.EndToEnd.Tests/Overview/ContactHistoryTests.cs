using System.Net;
using System.Text.Json;
using Crm.Testing;
using static Crm.EndToEnd.Tests.Overview.Customers;

namespace Crm.EndToEnd.Tests.Overview;

public sealed class ContactHistoryOnSqlite(SqliteHost host)
    : ContactHistoryTests(host),
        IClassFixture<SqliteHost>;

public sealed class ContactHistoryOnPostgres(PostgresHost host)
    : ContactHistoryTests(host),
        IClassFixture<PostgresHost>;

/// <summary>Who answers a customer finds all that was exchanged by whatever key is at hand.</summary>
public abstract class ContactHistoryTests(CrmHost host)
{
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

    private static (int Open, int Past, int Complaints) Tickets(JsonElement history) =>
        (
            history.GetProperty("openTickets").GetProperty("totalSize").GetInt32(),
            history.GetProperty("pastTickets").GetProperty("totalSize").GetInt32(),
            history.GetProperty("complaints").GetProperty("totalSize").GetInt32()
        );
}
