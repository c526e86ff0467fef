using Crm.Testing;

namespace Crm.Tickets.Tests.Tickets;

public abstract class ListTicketsTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : ListTicketsTests(host);

    public sealed class Postgres(PostgresHost host) : ListTicketsTests(host);

    [Fact]
    public async Task ListTickets_WithFilters_FindsThoseThatMatch()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);
        var one = await Answers.PostedAsync(
            client.PostAsync(
                "/v1/tickets",
                Request(
                    contact,
                    ("kind", "COMPLAINT"),
                    ("complaint", new { severity = "MAJOR" }),
                    ("priority", "HIGH"),
                    ("queue", "Billing"),
                    ("channel", "Phone"),
                    ("assigneeId", "u-1"),
                    ("tags", new[] { "VIP" })
                )
            )
        );
        var other = await NewTicketAsync(client);
        await MovedAsync(client, other.Id, "start");
        var created = Text(one, "createTime");

        foreach (
            var filter in new[]
            {
                $"contactId = \"{contact}\"",
                "status = NEW",
                "kind = COMPLAINT",
                "priority = HIGH",
                "severity = MAJOR",
                "queue = \"billing\"",
                "channel = \"phone\"",
                "assigneeId = \"u-1\"",
                "tags:\"vip\"",
                "number = 1",
                "number < 2",
                $"createTime <= {created} AND number = 1",
                $"updateTime <= {created} AND NOT status = OPEN",
            }
        )
        {
            var answer = await client.GetAsync(
                $"/v1/tickets?filter={Uri.EscapeDataString(filter)}&includeTotal=true"
            );
            Assert.True(Ids(answer).SequenceEqual([one.Id]), $"{filter}: {answer.Text}");
            Assert.Equal("1", Text(answer, "totalSize"));
        }
        Assert.Equal(
            "FILTER_INVALID",
            (await client.GetAsync("/v1/tickets?filter=subject:x")).Code
        );
    }

    [Fact]
    public async Task ListTickets_ByPages_GoesThroughAllOnce()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);
        var ids = new List<string>();
        foreach (var priority in new[] { "HIGH", "LOW", "URGENT", "NORMAL", "LOW" })
            ids.Add(
                (
                    await Answers.PostedAsync(
                        client.PostAsync("/v1/tickets", Request(contact, ("priority", priority)))
                    )
                ).Id
            );

        foreach (
            var (order, expected) in new (string, int[])[]
            {
                ("", [4, 3, 2, 1, 0]),
                ("createTime", [0, 1, 2, 3, 4]),
                ("updateTime desc", [4, 3, 2, 1, 0]),
                ("number desc", [4, 3, 2, 1, 0]),
                ("priority desc,number", [2, 0, 3, 1, 4]),
            }
        )
        {
            var found = new List<string>();
            var token = "";
            do
            {
                var page = await client.GetAsync(
                    $"/v1/tickets?pageSize=2&orderBy={Uri.EscapeDataString(order)}&pageToken={token}"
                );
                found.AddRange(Ids(page));
                token = Has(page, "nextPageToken") ? Text(page, "nextPageToken") : "";
            } while (token.Length > 0);
            Assert.Equal(expected.Select(index => ids[index]), found);
        }
    }

    [Fact]
    public async Task ListTickets_OfAnotherTenant_AreNotThere()
    {
        var (one, other) = (await NewTenantAsync(), await NewTenantAsync());
        await NewTicketAsync(one);
        Assert.Empty(Ids(await other.GetAsync("/v1/tickets")));
    }
}
