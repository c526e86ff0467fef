using Crm.Testing;

namespace Crm.Tickets.Tests.Tickets;

public abstract class CloseTicketTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : CloseTicketTests(host);

    public sealed class Postgres(PostgresHost host) : CloseTicketTests(host);

    [Fact]
    public async Task CloseTicket_WhenItIsResolved_ClosesIt()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client);
        await MovedAsync(client, ticket.Id, "resolve");

        var closed = await MovedAsync(client, ticket.Id, "close");

        Assert.Equal("CLOSED", Text(closed, "status"));
        Assert.True(Has(closed, "timers", "closeTime"));
    }

    [Fact]
    public async Task CloseTicket_OfAComplaint_NeedsTheRootCause()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client, ("kind", "COMPLAINT"));
        await MovedAsync(
            client,
            ticket.Id,
            "resolve",
            new { complaint = new { cause = "a", remedy = "b" } }
        );

        var missing = await client.PostAsync($"/v1/tickets/{ticket.Id}:close", new { });
        var closed = await MovedAsync(
            client,
            ticket.Id,
            "close",
            new { complaint = new { rootCause = "c" } }
        );

        Assert.Equal((422, "TICKET_FIELD_MISSING"), ((int)missing.Status, missing.Code));
        Assert.Equal(["/complaint/rootCause"], missing.Pointers);
        Assert.Equal("c", Text(closed, "complaint", "rootCause"));
    }
}
