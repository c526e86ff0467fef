using Crm.Testing;

namespace Crm.Tickets.Tests.Tickets;

public abstract class AssignTicketTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : AssignTicketTests(host);

    public sealed class Postgres(PostgresHost host) : AssignTicketTests(host);

    [Fact]
    public async Task AssignTicket_ToAUser_KeepsTheStatus()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client, ("queue", "a"));

        var first = await MovedAsync(client, ticket.Id, "assign", new { assigneeId = "u-1" });
        var same = await MovedAsync(client, ticket.Id, "assign", new { assigneeId = "u-1" });
        var moved = await MovedAsync(
            client,
            ticket.Id,
            "assign",
            new { assigneeId = "u-2", queue = "b" }
        );

        Assert.Equal(
            ("u-1", "a", "NEW", "2"),
            (Text(first, "assigneeId"), Text(first, "queue"), Text(first, "status"), first.Etag)
        );
        Assert.Equal(first.Text, same.Text);
        Assert.Equal(
            ("u-2", "b", "3"),
            (Text(moved, "assigneeId"), Text(moved, "queue"), moved.Etag)
        );
        Assert.Equal(2, await EventsAsync(client, "ticket-assigned"));
        Assert.Equal(3, await CountAsync(client, "audit_records"));
        Assert.Equal(1, await CountAsync(client, "ticket_stays"));
    }

    [Fact]
    public async Task AssignTicket_WithoutAUser_NamesTheField()
    {
        var client = await NewTenantAsync();
        foreach (var assignee in new[] { "", "u-1" })
        {
            var ticket = await NewTicketAsync(client, ("assigneeId", assignee));
            var answer = await client.PostAsync($"/v1/tickets/{ticket.Id}:assign", new { });
            Assert.Equal((422, "TICKET_FIELD_MISSING"), ((int)answer.Status, answer.Code));
            Assert.Equal(["/assigneeId"], answer.Pointers);
        }
    }
}
