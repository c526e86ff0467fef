using Crm.Testing;

namespace Crm.Tickets.Tests.Tickets;

public abstract class ResolveTicketTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : ResolveTicketTests(host);

    public sealed class Postgres(PostgresHost host) : ResolveTicketTests(host);

    [Fact]
    public async Task ResolveTicket_OfARequest_NeedsNothing()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client);

        var resolved = await MovedAsync(
            client,
            ticket.Id,
            "resolve",
            new { resolution = "Sent again." }
        );

        Assert.Equal(
            ("RESOLVED", "Sent again."),
            (Text(resolved, "status"), Text(resolved, "resolution"))
        );
        Assert.True(Has(resolved, "timers", "resolveTime"));
    }

    [Fact]
    public async Task ResolveTicket_OfAComplaint_NeedsCauseAndRemedy()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(
            client,
            ("kind", "COMPLAINT"),
            ("complaint", new { severity = "MAJOR" })
        );

        var both = await client.PostAsync($"/v1/tickets/{ticket.Id}:resolve", new { });
        var one = await client.PostAsync(
            $"/v1/tickets/{ticket.Id}:resolve",
            new { complaint = new { cause = "a" } }
        );
        await client.PatchAsync(
            $"/v1/tickets/{ticket.Id}",
            new { complaint = new { remedy = "b" } },
            "*"
        );
        var resolved = await MovedAsync(
            client,
            ticket.Id,
            "resolve",
            new { complaint = new { cause = "a" } }
        );

        Assert.Equal((422, "TICKET_FIELD_MISSING"), ((int)both.Status, both.Code));
        Assert.Equal(["/complaint/cause", "/complaint/remedy"], both.Pointers);
        Assert.Equal(["/complaint/remedy"], one.Pointers);
        Assert.Equal(
            ("MAJOR", "a", "b"),
            (
                Text(resolved, "complaint", "severity"),
                Text(resolved, "complaint", "cause"),
                Text(resolved, "complaint", "remedy")
            )
        );
    }

    [Fact]
    public async Task ResolveTicket_OfARequest_WithAComplaint_IsRefused()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client);

        var answer = await client.PostAsync(
            $"/v1/tickets/{ticket.Id}:resolve",
            new { complaint = new { cause = "a" } }
        );

        Assert.Equal((400, "TICKET_COMPLAINT_UNEXPECTED"), ((int)answer.Status, answer.Code));
        Assert.Equal(["/complaint"], answer.Pointers);
    }
}
