using Crm.Testing;

namespace Crm.Tickets.Tests.Tickets;

public abstract class WaitTicketTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : WaitTicketTests(host);

    public sealed class Postgres(PostgresHost host) : WaitTicketTests(host);

    [Fact]
    public async Task WaitTicket_ForSomebody_SaysForWhomAndWhy()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client);

        var waiting = await MovedAsync(
            client,
            ticket.Id,
            "wait",
            new { waitingFor = "THIRD_PARTY", waitingReason = "Which parcel?" }
        );
        var started = await MovedAsync(client, ticket.Id, "start");

        Assert.Equal(
            ("PENDING", "THIRD_PARTY", "Which parcel?"),
            (Text(waiting, "status"), Text(waiting, "waitingFor"), Text(waiting, "waitingReason"))
        );
        Assert.Equal(
            ("OPEN", "WAITING_FOR_UNSPECIFIED", ""),
            (Text(started, "status"), Text(started, "waitingFor"), Text(started, "waitingReason"))
        );
    }

    [Fact]
    public async Task WaitTicket_WithoutForWhomAndWhy_NamesBoth()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client);

        var answer = await client.PostAsync($"/v1/tickets/{ticket.Id}:wait", new { });

        Assert.Equal((422, "TICKET_FIELD_MISSING"), ((int)answer.Status, answer.Code));
        Assert.Equal(["/waitingFor", "/waitingReason"], answer.Pointers);
        Assert.Equal("NEW", Text(await client.GetAsync($"/v1/tickets/{ticket.Id}"), "status"));
    }
}
