using Crm.Testing;

namespace Crm.Tickets.Tests.Tickets;

public abstract class ListContactTicketsTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : ListContactTicketsTests(host);

    public sealed class Postgres(PostgresHost host) : ListContactTicketsTests(host);

    [Fact]
    public async Task ListContactTickets_OfAContact_AreItsOwn()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);
        var request = await Answers.PostedAsync(client.PostAsync("/v1/tickets", Request(contact)));
        var complaint = await Answers.PostedAsync(
            client.PostAsync("/v1/tickets", Request(contact, ("kind", "COMPLAINT")))
        );
        await NewTicketAsync(client);

        var all = await client.GetAsync($"/v1/contacts/{contact}/tickets?includeTotal=true");
        var complaints = await client.GetAsync(
            $"/v1/contacts/{contact}/tickets?filter=kind%20%3D%20COMPLAINT"
        );

        Assert.Equal([complaint.Id, request.Id], Ids(all));
        Assert.Equal("2", Text(all, "totalSize"));
        Assert.Equal([complaint.Id], Ids(complaints));
    }

    [Fact]
    public async Task ListContactTickets_OfAnUnknownContact_ReturnsNotFound()
    {
        var client = await NewTenantAsync();
        var stranger = await NewContactAsync(await NewTenantAsync());
        foreach (var id in new[] { stranger, "7" })
        {
            var answer = await client.GetAsync($"/v1/contacts/{id}/tickets");
            Assert.Equal((404, "CONTACT_NOT_FOUND"), ((int)answer.Status, answer.Code));
        }
    }
}
