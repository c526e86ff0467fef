using Crm.Testing;

namespace Crm.Tickets.Tests.Tickets;

public abstract class OnContactReachableTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : OnContactReachableTests(host);

    public sealed class Postgres(PostgresHost host) : OnContactReachableTests(host);

    [Fact]
    public async Task OnContactReachable_WhenAContactHasTheAddress_GivesItTheTicket()
    {
        var client = await NewTenantAsync();
        var byEmail = await NewTicketOfAsync(client, new { email = "Zoe@example.com" });
        var byPhone = await NewTicketOfAsync(client, new { phone = "+49 (30) 901820" });
        var stranger = await NewTicketOfAsync(client, new { email = "bo@example.com" });
        Assert.Equal("", Text(byEmail, "contactId"));

        var zoe = await NewContactAsync(
            client,
            new { displayName = "Zoë", emails = new[] { new { address = "zoe@Example.com" } } }
        );
        await Host.SettleAsync();
        var found = await client.GetAsync($"/v1/tickets/{byEmail.Id}");
        Assert.Equal((zoe, "2"), (Text(found, "contactId"), found.Etag));
        Assert.Equal("", await ContactOfAsync(client, byPhone));

        await client.PatchAsync(
            $"/v1/contacts/{zoe}",
            new { phones = new[] { new { number = "+49 30 90 18 20" } } },
            "*"
        );
        await Host.SettleAsync();
        Assert.Equal(zoe, await ContactOfAsync(client, byPhone));
        Assert.Equal("", await ContactOfAsync(client, stranger));
        Assert.Equal(
            [byPhone.Id, byEmail.Id],
            Ids(await client.GetAsync($"/v1/contacts/{zoe}/tickets"))
        );
        Assert.Equal(2, await EventsAsync(client, "ticket-contact-identified"));
        Assert.Equal(5, await CountAsync(client, "audit_records"));
    }

    [Fact]
    public async Task OnContactReachable_WhenTwoContactsHaveTheAddress_WaitsForOne()
    {
        var client = await NewTenantAsync();
        foreach (var name in new[] { "Ada", "Bo" })
            await NewContactAsync(
                client,
                new
                {
                    displayName = name,
                    emails = new[] { new { address = "office@example.com" } },
                }
            );
        var ticket = await NewTicketOfAsync(client, new { email = "office@example.com" });
        await Host.SettleAsync();
        Assert.Equal("", await ContactOfAsync(client, ticket));

        var contacts = Ids(await client.GetAsync("/v1/contacts?orderBy=displayName"), "contacts");
        await client.PatchAsync(
            $"/v1/contacts/{contacts[1]}",
            new { emails = Array.Empty<object>() },
            "*"
        );
        await Host.SettleAsync();

        Assert.Equal(contacts[0], await ContactOfAsync(client, ticket));
    }

    [Fact]
    public async Task OnContactReachable_InAnotherTenant_ChangesNothing()
    {
        var (one, other) = (await NewTenantAsync(), await NewTenantAsync());
        var ticket = await NewTicketOfAsync(one, new { email = "zoe@example.com" });

        await NewContactAsync(
            other,
            new { displayName = "Zoë", emails = new[] { new { address = "zoe@example.com" } } }
        );
        await Host.SettleAsync();

        Assert.Equal("", await ContactOfAsync(one, ticket));
    }

    private static async Task<string> ContactOfAsync(CrmClient client, Answer ticket) =>
        Text(await client.GetAsync($"/v1/tickets/{ticket.Id}"), "contactId");
}
