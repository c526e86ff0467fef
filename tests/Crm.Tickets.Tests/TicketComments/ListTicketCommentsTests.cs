using Crm.Testing;

namespace Crm.Tickets.Tests.TicketComments;

public abstract class ListTicketCommentsTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : ListTicketCommentsTests(host);

    public sealed class Postgres(PostgresHost host) : ListTicketCommentsTests(host);

    [Fact]
    public async Task ListTicketComments_OfATicket_AreInTheirOrder()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client);
        var ids = new List<string>();
        foreach (var visibility in new[] { "PUBLIC", "INTERNAL", "PUBLIC" })
        {
            var comment = await Answers.PostedAsync(
                client.PostAsync(
                    $"/v1/tickets/{ticket.Id}/comments",
                    new { visibility, body = "x" }
                )
            );
            ids.Add(comment.Id);
            await Task.Delay(2);
        }
        var path = $"/v1/tickets/{ticket.Id}/comments";

        var first = await client.GetAsync($"{path}?pageSize=2");
        var second = await client.GetAsync(
            $"{path}?pageSize=2&pageToken={Text(first, "nextPageToken")}"
        );
        var shown = await client.GetAsync(
            $"{path}?filter=visibility%20%3D%20PUBLIC&orderBy=createTime%20desc"
        );

        Assert.Equal(ids, Ids(first, "ticketComments").Concat(Ids(second, "ticketComments")));
        Assert.Equal([ids[2], ids[0]], Ids(shown, "ticketComments"));
    }

    [Fact]
    public async Task ListTicketComments_OfAnotherTenant_ReturnsNotFound()
    {
        var (one, other) = (await NewTenantAsync(), await NewTenantAsync());
        var ticket = await NewTicketAsync(one);
        var answer = await other.GetAsync($"/v1/tickets/{ticket.Id}/comments");
        Assert.Equal((404, "TICKET_NOT_FOUND"), ((int)answer.Status, answer.Code));
    }
}
