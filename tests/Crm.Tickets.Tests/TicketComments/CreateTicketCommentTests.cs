using Crm.Testing;

namespace Crm.Tickets.Tests.TicketComments;

public abstract class CreateTicketCommentTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : CreateTicketCommentTests(host);

    public sealed class Postgres(PostgresHost host) : CreateTicketCommentTests(host);

    [Fact]
    public async Task CreateTicketComment_ToTheRequester_IsTheFirstResponse()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client);
        await Answers.PostedAsync(
            WriteAsync(client, ticket.Id, new { visibility = "INTERNAL", body = "Look at this" })
        );
        await Answers.PostedAsync(
            WriteAsync(
                client,
                ticket.Id,
                new
                {
                    visibility = "PUBLIC",
                    author = "REQUESTER",
                    body = "Hello?",
                }
            )
        );
        var before = await client.GetAsync($"/v1/tickets/{ticket.Id}");

        var answer = await Answers.PostedAsync(
            WriteAsync(
                client,
                ticket.Id,
                new
                {
                    visibility = "PUBLIC",
                    body = "在路上",
                    attachments = new[] { new { name = "a", url = "https://files.example.com/a" } },
                }
            )
        );
        await Answers.PostedAsync(
            WriteAsync(client, ticket.Id, new { visibility = "PUBLIC", body = "More" })
        );
        var after = await client.GetAsync($"/v1/tickets/{ticket.Id}");

        Assert.False(Has(before, "timers", "firstResponseTime"));
        Assert.Equal(("AGENT", "在路上"), (Text(answer, "author"), Text(answer, "body")));
        Assert.StartsWith("key:", Text(answer, "actor"), StringComparison.Ordinal);
        Assert.Equal(Text(answer, "createTime"), Text(after, "timers", "firstResponseTime"));
        Assert.Equal(("4", "5"), (Text(after, "commentCount"), after.Etag));
        Assert.Equal(4, await EventsAsync(client, "ticket-commented"));
        Assert.Equal(4, await CountAsync(client, "ticket_comments"));
        Assert.Equal(5, await CountAsync(client, "audit_records"));
    }

    [Fact]
    public async Task CreateTicketComment_ThatCannotBe_NamesTheField()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client);

        foreach (
            var (body, code, pointer) in new (object, string, string)[]
            {
                (new { visibility = "PUBLIC" }, "REQUEST_INVALID", "/body"),
                (new { body = "x" }, "REQUEST_INVALID", "/visibility"),
                (
                    new { visibility = "PUBLIC", body = new string('x', 20_001) },
                    "REQUEST_INVALID",
                    "/body"
                ),
                (
                    new
                    {
                        visibility = "INTERNAL",
                        author = "REQUESTER",
                        body = "x",
                    },
                    "TICKET_COMMENT_NOT_PUBLIC",
                    "/visibility"
                ),
                (
                    new
                    {
                        visibility = "PUBLIC",
                        body = "x",
                        attachments = new[] { new { name = "a", url = "http://a.example" } },
                    },
                    "REQUEST_INVALID",
                    "/attachments/0/url"
                ),
            }
        )
        {
            var answer = await WriteAsync(client, ticket.Id, body);
            Assert.Equal((400, code), ((int)answer.Status, answer.Code));
            Assert.Contains(pointer, answer.Pointers);
        }
        Assert.Equal(ticket.Text, (await client.GetAsync($"/v1/tickets/{ticket.Id}")).Text);
    }

    [Fact]
    public async Task CreateTicketComment_ByManyAtOnce_CountsAll()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(i =>
                    WriteAsync(client, ticket.Id, new { visibility = "PUBLIC", body = $"{i}" })
                )
        );

        var written = answers.Count(answer => (int)answer.Status == 201);
        Assert.All(answers, answer => Assert.True((int)answer.Status is 201 or 409, answer.Text));
        Assert.Equal(
            $"{written}",
            Text(await client.GetAsync($"/v1/tickets/{ticket.Id}"), "commentCount")
        );
        Assert.Equal(written, await CountAsync(client, "ticket_comments"));
    }

    [Fact]
    public async Task CreateTicketComment_OfAnotherTenant_ReturnsNotFound()
    {
        var (one, other) = (await NewTenantAsync(), await NewTenantAsync());
        var ticket = await NewTicketAsync(one);
        foreach (var id in new[] { ticket.Id, "7" })
        {
            var answer = await WriteAsync(other, id, new { visibility = "PUBLIC", body = "x" });
            Assert.Equal((404, "TICKET_NOT_FOUND"), ((int)answer.Status, answer.Code));
        }
    }

    private static Task<Answer> WriteAsync(CrmClient client, string ticket, object body) =>
        client.PostAsync($"/v1/tickets/{ticket}/comments", body);
}
