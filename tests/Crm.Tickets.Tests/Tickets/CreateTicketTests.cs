using Crm.Testing;

namespace Crm.Tickets.Tests.Tickets;

public abstract class CreateTicketTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : CreateTicketTests(host);

    public sealed class Postgres(PostgresHost host) : CreateTicketTests(host);

    [Fact]
    public async Task CreateTicket_WithEverything_KeepsIt()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);

        var answer = await Answers.PostedAsync(
            client.PostAsync(
                "/v1/tickets",
                Request(
                    contact,
                    ("kind", "COMPLAINT"),
                    ("subject", "包裹破损"),
                    ("description", new string('语', 20_000)),
                    ("priority", "URGENT"),
                    ("channel", "wechat"),
                    ("queue", "Returns"),
                    ("assigneeId", "u-1"),
                    ("tags", new[] { "VIP", "spring" }),
                    (
                        "customFields",
                        new
                        {
                            order = "A-1",
                            pieces = 2.5,
                            insured = true,
                        }
                    ),
                    ("complaint", new { severity = "CRITICAL", cause = "Too little padding" }),
                    (
                        "requester",
                        new
                        {
                            email = "Zoe@Example.com",
                            phone = "+49 30 1234",
                            name = "Zoë",
                        }
                    ),
                    (
                        "attachments",
                        new[]
                        {
                            new
                            {
                                name = "a.png",
                                url = "https://files.example.com/a.png",
                                mediaType = "image/png",
                            },
                        }
                    )
                )
            )
        );

        Assert.Equal(contact, Text(answer, "contactId"));
        Assert.Equal(
            ("NEW", "1", "u-1"),
            (Text(answer, "status"), Text(answer, "number"), Text(answer, "assigneeId"))
        );
        Assert.Equal("2.5", Text(answer, "customFields", "pieces"));
        Assert.Equal("True", Text(answer, "customFields", "insured"));
        Assert.Equal(
            ("CRITICAL", "Too little padding"),
            (Text(answer, "complaint", "severity"), Text(answer, "complaint", "cause"))
        );
        Assert.Equal("Zoe@Example.com", Text(answer, "requester", "email"));
        Assert.Equal($"/v1/tickets/{answer.Id}", answer.Headers["Location"]);
        Assert.Equal(answer.Text, (await client.GetAsync($"/v1/tickets/{answer.Id}")).Text);
        Assert.Equal(1, await CountAsync(client, "tickets"));
        Assert.Equal(2, await CountAsync(client, "ticket_tags"));
        Assert.Equal(1, await CountAsync(client, "ticket_stays"));
        Assert.Equal(1, await CountAsync(client, "audit_records"));
        Assert.Equal(1, await EventsAsync(client, "ticket-created"));
    }

    [Fact]
    public async Task CreateTicket_WithLittle_FillsInTheRest()
    {
        var client = await NewTenantAsync();

        var request = await NewTicketAsync(client);
        var complaint = await NewTicketAsync(client, ("kind", "COMPLAINT"));

        Assert.Equal(
            ("REQUEST", "NORMAL", "NEW"),
            (Text(request, "kind"), Text(request, "priority"), Text(request, "status"))
        );
        Assert.False(Has(request, "complaint"));
        Assert.Equal("MODERATE", Text(complaint, "complaint", "severity"));
        Assert.Equal(("1", "2"), (Text(request, "number"), Text(complaint, "number")));
    }

    [Fact]
    public async Task CreateTicket_ByAKeyOfTheContact_FindsIt()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(
            client,
            new
            {
                displayName = "Ada",
                emails = new[] { new { address = "ada@example.com" } },
                phones = new[] { new { number = "+49 30 901820" } },
                externalIds = new[] { new { system = "shop", value = "7" } },
            }
        );

        foreach (
            var requester in new object[]
            {
                new { email = "ADA@example.com" },
                new { phone = "0049 (30) 901820".Replace("0049", "+49", StringComparison.Ordinal) },
                new { email = "nobody@example.com", phone = "+49-30-901820" },
                new { externalId = new { system = "shop", value = "7" } },
            }
        )
            Assert.Equal(contact, Text(await NewTicketOfAsync(client, requester), "contactId"));
    }

    [Fact]
    public async Task CreateTicket_WhenContactIsUnknown_ReturnsNotFound()
    {
        var client = await NewTenantAsync();
        var stranger = await NewContactAsync(await NewTenantAsync());

        var unknown = await client.PostAsync("/v1/tickets", Request(stranger));
        var noId = await client.PostAsync("/v1/tickets", Request("7"));
        var external = await client.PostAsync(
            "/v1/tickets",
            new
            {
                subject = "x",
                requester = new { externalId = new { system = "shop", value = "7" } },
            }
        );

        Assert.Equal((404, "CONTACT_NOT_FOUND"), ((int)unknown.Status, unknown.Code));
        Assert.Equal(["/contactId"], unknown.Pointers);
        Assert.Equal((404, "CONTACT_NOT_FOUND"), ((int)noId.Status, noId.Code));
        Assert.Equal((404, "CONTACT_NOT_FOUND"), ((int)external.Status, external.Code));
        Assert.Equal(["/requester/externalId"], external.Pointers);
        Assert.Equal(0, await CountAsync(client, "tickets"));
    }

    [Fact]
    public async Task CreateTicket_WithWhatATicketCannotHave_NamesTheField()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);
        var link = "https://files.example.com/" + new string('a', 2_000);

        foreach (
            var (body, code, pointer) in new (object, string, string)[]
            {
                (new { subject = "x" }, "TICKET_REQUESTER_MISSING", "/requester"),
                (
                    new { subject = "x", requester = new { name = "Zoë" } },
                    "TICKET_REQUESTER_MISSING",
                    "/requester"
                ),
                (
                    Request(contact, ("complaint", new { cause = "x" })),
                    "TICKET_COMPLAINT_UNEXPECTED",
                    "/complaint"
                ),
                (
                    Request(contact, ("customFields", new { a = new[] { 1 } })),
                    "TICKET_CUSTOM_FIELD_INVALID",
                    "/customFields/a"
                ),
                (Request(contact, ("subject", "")), "REQUEST_INVALID", "/subject"),
                (
                    Request(contact, ("description", new string('x', 20_001))),
                    "REQUEST_INVALID",
                    "/description"
                ),
                (
                    Request(contact, ("tags", new[] { new string('x', 61) })),
                    "REQUEST_INVALID",
                    "/tags/0"
                ),
                (
                    Request(
                        contact,
                        (
                            "attachments",
                            new[] { new { name = "a", url = "http://files.example.com/a" } }
                        )
                    ),
                    "REQUEST_INVALID",
                    "/attachments/0/url"
                ),
                (
                    Request(
                        contact,
                        ("attachments", new[] { new { name = "a", url = "javascript:alert(1)" } })
                    ),
                    "REQUEST_INVALID",
                    "/attachments/0/url"
                ),
                (
                    Request(contact, ("attachments", new[] { new { name = "a", url = link } })),
                    "REQUEST_INVALID",
                    "/attachments/0/url"
                ),
                (
                    Request(contact, ("requester", new { email = "x" })),
                    "REQUEST_INVALID",
                    "/requester/email"
                ),
            }
        )
        {
            var answer = await client.PostAsync("/v1/tickets", body);
            Assert.Equal((400, code), ((int)answer.Status, answer.Code));
            Assert.Contains(pointer, answer.Pointers);
        }
        Assert.Equal(0, await CountAsync(client, "tickets"));
    }

    [Fact]
    public async Task CreateTicket_ByManyAtOnce_GivesEachItsNumber()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 24).Select(_ => client.PostAsync("/v1/tickets", Request(contact)))
        );

        Assert.All(answers, answer => Assert.True((int)answer.Status == 201, answer.Text));
        Assert.Equal(
            Enumerable.Range(1, 24),
            answers.Select(answer => answer.Body.GetProperty("number").GetInt32()).Order()
        );
        var listed = await client.GetAsync("/v1/tickets?orderBy=number&pageSize=24");
        Assert.Equal(
            Enumerable.Range(1, 24),
            listed
                .Body.GetProperty("tickets")
                .EnumerateArray()
                .Select(t => t.GetProperty("number").GetInt32())
        );
    }

    [Fact]
    public async Task CreateTicket_SentAgainWithItsKey_IsTheSameTicket()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);
        var key = ("Idempotency-Key", "ticket-1");

        var first = await Answers.PostedAsync(
            client.PostAsync("/v1/tickets", Request(contact), key)
        );
        var again = await Answers.PostedAsync(
            client.PostAsync("/v1/tickets", Request(contact), key)
        );
        var next = await Answers.PostedAsync(client.PostAsync("/v1/tickets", Request(contact)));

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(("1", "2"), (Text(first, "number"), Text(next, "number")));
        Assert.Equal(2, await CountAsync(client, "tickets"));
    }

    [Fact]
    public async Task CreateTicket_WithoutThePermission_IsRefused()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);
        var reader = await client.WithScopesAsync("tickets.read");

        var answer = await reader.PostAsync("/v1/tickets", Request(contact));

        Assert.Equal((403, "PERMISSION_DENIED"), ((int)answer.Status, answer.Code));
    }
}
