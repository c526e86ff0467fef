using Crm.Testing;

namespace Crm.Tickets.Tests.Tickets;

public abstract class GetTicketTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : GetTicketTests(host);

    public sealed class Postgres(PostgresHost host) : GetTicketTests(host);

    [Fact]
    public async Task GetTicket_Always_ShowsItAndItsVersion()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client);

        var answer = await client.GetAsync($"/v1/tickets/{ticket.Id}");
        var same = await client.GetAsync($"/v1/tickets/{ticket.Id}", ("If-None-Match", "\"1\""));

        Assert.Equal(ticket.Text, answer.Text);
        Assert.Equal("\"1\"", answer.Headers["ETag"]);
        Assert.Equal(304, (int)same.Status);
    }

    [Fact]
    public async Task GetTicket_OfAnotherTenant_ReturnsNotFound()
    {
        var (one, other) = (await NewTenantAsync(), await NewTenantAsync());
        var ticket = await NewTicketAsync(one);

        foreach (var path in new[] { ticket.Id, Guid.CreateVersion7().ToString(), "7" })
        {
            var answer = await other.GetAsync($"/v1/tickets/{path}");
            Assert.Equal((404, "TICKET_NOT_FOUND"), ((int)answer.Status, answer.Code));
        }
    }
}
