using Crm.Testing;

namespace Crm.Tickets.Tests.TicketComments;

public abstract class GetTicketCommentTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : GetTicketCommentTests(host);

    public sealed class Postgres(PostgresHost host) : GetTicketCommentTests(host);

    [Fact]
    public async Task GetTicketComment_ByItsAddress_ShowsIt()
    {
        var client = await NewTenantAsync();
        var (ticket, other) = (await NewTicketAsync(client), await NewTicketAsync(client));
        var comment = await Answers.PostedAsync(
            client.PostAsync(
                $"/v1/tickets/{ticket.Id}/comments",
                new { visibility = "PUBLIC", body = "x" }
            )
        );

        Assert.Equal(comment.Text, (await client.GetAsync(comment.Headers["Location"])).Text);
        foreach (
            var path in new[] { $"{other.Id}/comments/{comment.Id}", $"{ticket.Id}/comments/7" }
        )
            Assert.Equal(
                "TICKET_COMMENT_NOT_FOUND",
                (await client.GetAsync($"/v1/tickets/{path}")).Code
            );
        var stranger = await (await NewTenantAsync()).GetAsync(comment.Headers["Location"]);
        Assert.Equal((404, "TICKET_NOT_FOUND"), ((int)stranger.Status, stranger.Code));
    }
}
