using Crm.Testing;

namespace Crm.Tickets.Tests.Tickets;

public abstract class StartTicketTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : StartTicketTests(host);

    public sealed class Postgres(PostgresHost host) : StartTicketTests(host);

    [Fact]
    public async Task StartTicket_WhenItIsNew_OpensIt()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client);

        var started = await MovedAsync(client, ticket.Id, "start");

        Assert.Equal(("OPEN", "2"), (Text(started, "status"), started.Etag));
        Assert.Equal(started.Text, (await client.GetAsync($"/v1/tickets/{ticket.Id}")).Text);
        Assert.Equal(1, await EventsAsync(client, "ticket-status-changed"));
        var audit = await client.GetAsync(
            Uri.EscapeDataString($"resourceId = \"{ticket.Id}\"").Insert(0, "/v1/audit?filter=")
        );
        Assert.Equal(
            "status",
            Text(audit.Body.GetProperty("auditEvents")[0].GetProperty("changes")[0], "field")
        );
    }

    [Fact]
    public async Task StartTicket_WithAnEtag_ChangesThatVersionOnly()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client);

        var stale = await client.PostAsync(
            $"/v1/tickets/{ticket.Id}:start",
            new { },
            ("If-Match", "\"7\"")
        );
        var right = await client.PostAsync(
            $"/v1/tickets/{ticket.Id}:start",
            new { },
            ("If-Match", "\"1\"")
        );

        Assert.Equal((412, "ETAG_MISMATCH"), ((int)stale.Status, stale.Code));
        Assert.Equal(200, (int)right.Status);
    }

    [Fact]
    public async Task StartTicket_OfAnotherTenant_ReturnsNotFound()
    {
        var (one, other) = (await NewTenantAsync(), await NewTenantAsync());
        var ticket = await NewTicketAsync(one);
        foreach (var verb in new[] { "assign", "start", "wait", "resolve", "reopen", "close" })
        {
            var answer = await other.PostAsync($"/v1/tickets/{ticket.Id}:{verb}", new { });
            Assert.Equal((404, "TICKET_NOT_FOUND"), ((int)answer.Status, answer.Code));
        }
    }
}
