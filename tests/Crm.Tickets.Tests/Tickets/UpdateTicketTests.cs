using Crm.Testing;

namespace Crm.Tickets.Tests.Tickets;

public abstract class UpdateTicketTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : UpdateTicketTests(host);

    public sealed class Postgres(PostgresHost host) : UpdateTicketTests(host);

    [Fact]
    public async Task UpdateTicket_OfSomeFields_LeavesTheOthers()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(
            client,
            ("queue", "a"),
            (
                "customFields",
                new
                {
                    x = 1,
                    y = "b",
                    z = true,
                }
            ),
            ("tags", new[] { "one", "two" })
        );

        var changed = await client.PatchAsync(
            $"/v1/tickets/{ticket.Id}",
            new
            {
                priority = "LOW",
                tags = new[] { "TWO", "three" },
                customFields = new { x = (object?)null, y = "c" },
            },
            ticket.Etag
        );

        Assert.True((int)changed.Status == 200, changed.Text);
        Assert.Equal(
            ("LOW", "a", "2"),
            (Text(changed, "priority"), Text(changed, "queue"), changed.Etag)
        );
        Assert.False(Has(changed, "customFields", "x"));
        Assert.Equal(
            ("c", "True"),
            (Text(changed, "customFields", "y"), Text(changed, "customFields", "z"))
        );
        Assert.Equal(changed.Text, (await client.GetAsync($"/v1/tickets/{ticket.Id}")).Text);
        foreach (var (tag, count) in new[] { ("one", 0), ("two", 1), ("THREE", 1) })
            Assert.Equal(count, Ids(await client.GetAsync($"/v1/tickets?filter=tags:{tag}")).Count);
        Assert.Equal(1, await EventsAsync(client, "ticket-updated"));
        Assert.Equal(2, await CountAsync(client, "audit_records"));
    }

    [Fact]
    public async Task UpdateTicket_ThatChangesNothing_TellsNothing()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(
            client,
            ("kind", "COMPLAINT"),
            ("requester", new { email = "a@example.com" })
        );

        var same = await client.PatchAsync(
            $"/v1/tickets/{ticket.Id}",
            new
            {
                subject = "Where is my parcel?",
                kind = "COMPLAINT",
                requester = new { email = "a@example.com" },
            },
            ticket.Etag
        );

        Assert.Equal(ticket.Text, same.Text);
        Assert.Equal(1, await CountAsync(client, "audit_records"));
        Assert.Equal(0, await EventsAsync(client, "ticket-updated"));
    }

    [Fact]
    public async Task UpdateTicket_WithTheWrongEtag_IsRefused()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client);

        foreach (
            var (etag, status, code) in new (string?, int, string)[]
            {
                (null, 428, "ETAG_MISSING"),
                ("7", 412, "ETAG_MISMATCH"),
            }
        )
        {
            var answer = await client.PatchAsync(
                $"/v1/tickets/{ticket.Id}",
                new { subject = "b" },
                etag
            );
            Assert.Equal((status, code), ((int)answer.Status, answer.Code));
        }
        Assert.Equal(
            200,
            (int)
                (
                    await client.PatchAsync($"/v1/tickets/{ticket.Id}", new { subject = "b" }, "*")
                ).Status
        );
    }

    [Fact]
    public async Task UpdateTicket_OfWhatOnlyMovesChange_IsRefused()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client);

        foreach (
            var body in new object[]
            {
                new { status = "CLOSED" },
                new { assigneeId = "u-1" },
                new { number = 7 },
                new { waitingReason = "x" },
                new { subject = (string?)null },
            }
        )
            Assert.Equal(
                400,
                (int)(await client.PatchAsync($"/v1/tickets/{ticket.Id}", body, "*")).Status
            );
    }

    [Fact]
    public async Task UpdateTicket_OfAnotherTenant_ReturnsNotFound()
    {
        var (one, other) = (await NewTenantAsync(), await NewTenantAsync());
        var ticket = await NewTicketAsync(one);

        var answer = await other.PatchAsync($"/v1/tickets/{ticket.Id}", new { subject = "b" }, "*");

        Assert.Equal((404, "TICKET_NOT_FOUND"), ((int)answer.Status, answer.Code));
    }

    [Fact]
    public async Task UpdateTicket_OfWhatTheStatusNeeds_NamesTheField()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client, ("kind", "COMPLAINT"));
        await MovedAsync(
            client,
            ticket.Id,
            "resolve",
            new { complaint = new { cause = "a", remedy = "b" } }
        );

        var answer = await client.PatchAsync(
            $"/v1/tickets/{ticket.Id}",
            new { complaint = new { remedy = (string?)null } },
            "*"
        );

        Assert.Equal((422, "TICKET_FIELD_MISSING"), ((int)answer.Status, answer.Code));
        Assert.Equal(["/complaint/remedy"], answer.Pointers);
        Assert.Equal(
            "b",
            Text(await client.GetAsync($"/v1/tickets/{ticket.Id}"), "complaint", "remedy")
        );
    }

    [Fact]
    public async Task UpdateTicket_ToARequest_NeedsTheComplaintGone()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client, ("kind", "COMPLAINT"));

        var kept = await client.PatchAsync(
            $"/v1/tickets/{ticket.Id}",
            new { kind = "REQUEST" },
            "*"
        );
        var gone = await client.PatchAsync(
            $"/v1/tickets/{ticket.Id}",
            new { kind = "REQUEST", complaint = (object?)null },
            "*"
        );

        Assert.Equal((400, "TICKET_COMPLAINT_UNEXPECTED"), ((int)kept.Status, kept.Code));
        Assert.Equal("REQUEST", Text(gone, "kind"));
        Assert.False(Has(gone, "complaint"));
    }

    [Fact]
    public async Task UpdateTicket_OfWhoAsks_SaysWhoDid()
    {
        var client = await NewTenantAsync();
        var (ada, bo) = (await NewContactAsync(client), await NewContactAsync(client));
        var ticket = await Answers.PostedAsync(client.PostAsync("/v1/tickets", Request(ada)));

        var changed = await client.PatchAsync(
            $"/v1/tickets/{ticket.Id}",
            new { contactId = bo },
            "*"
        );
        var unknown = await client.PatchAsync(
            $"/v1/tickets/{ticket.Id}",
            new { contactId = Guid.CreateVersion7().ToString() },
            "*"
        );
        var nobody = await client.PatchAsync(
            $"/v1/tickets/{ticket.Id}",
            new { contactId = (string?)null },
            "*"
        );

        Assert.Equal(bo, Text(changed, "contactId"));
        Assert.Equal((404, "CONTACT_NOT_FOUND"), ((int)unknown.Status, unknown.Code));
        Assert.Equal((400, "TICKET_REQUESTER_MISSING"), ((int)nobody.Status, nobody.Code));
        Assert.Equal(1, await EventsAsync(client, "ticket-contact-identified"));
    }
}
