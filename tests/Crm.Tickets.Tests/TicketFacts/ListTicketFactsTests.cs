using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Paging;
using Crm.Testing;
using Crm.Tickets.Features.TicketFacts;
using Crm.Tickets.V1;
using Microsoft.Extensions.Options;

namespace Crm.Tickets.Tests.TicketFacts;

/// <summary>The service is not offered at the doors, so the use case is asked on the store of the host.</summary>
public abstract class ListTicketFactsTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : ListTicketFactsTests(host);

    public sealed class Postgres(PostgresHost host) : ListTicketFactsTests(host);

    [Fact]
    public async Task ListTicketFacts_ByPages_ListsAllOnceAsTheyStand()
    {
        var client = await NewTenantAsync();
        var known = await NewTicketAsync(client, ("kind", "COMPLAINT"));
        var unknown = await NewTicketOfAsync(client, new { email = "nobody@example.com" });
        await MovedAsync(client, unknown.Id, "start");
        await NewTicketAsync(await NewTenantAsync());

        var first = await ListAsync(client.Tenant, new ListTicketFactsRequest { PageSize = 1 });
        var second = await ListAsync(
            client.Tenant,
            new ListTicketFactsRequest { PageSize = 1, PageToken = first.NextPageToken }
        );

        var (one, two) = (Assert.Single(first.Facts), Assert.Single(second.Facts));
        Assert.False(second.HasNextPageToken);
        Assert.Equal((known.Id, Text(known, "contactId")), (one.TicketId, one.ContactId));
        Assert.Equal(one.ContactId, one.RecordedContactId);
        Assert.Equal(
            (Ticket.Types.Kind.Complaint, Ticket.Types.Status.New),
            (one.Kind, one.Status)
        );
        Assert.Equal((unknown.Id, "", ""), (two.TicketId, two.ContactId, two.RecordedContactId));
        Assert.Equal((Ticket.Types.Status.Open, 2), (two.Status, two.Version));
    }

    [Fact]
    public async Task ListTicketFacts_OfContacts_AreTheirs()
    {
        var client = await NewTenantAsync();
        var mine = await NewTicketAsync(client);
        await NewTicketAsync(client);

        var response = await ListAsync(
            client.Tenant,
            new ListTicketFactsRequest { ContactIds = { Text(mine, "contactId"), "7" } }
        );
        var nobody = await ListAsync(
            client.Tenant,
            new ListTicketFactsRequest { ContactIds = { "7" } }
        );

        Assert.Equal(mine.Id, Assert.Single(response.Facts).TicketId);
        Assert.Empty(nobody.Facts);
    }

    private async Task<ListTicketFactsResponse> ListAsync(
        string tenant,
        ListTicketFactsRequest request
    )
    {
        await using var store = await TicketsStore.OpenAsync(Host, tenant);
        var identity = new IdentityOptions
        {
            Keys =
            {
                new IdentityKey { Id = "1", Secret = Convert.ToBase64String(new byte[32]) },
            },
        };
        return (
            await new ListTicketFacts(store, new PageTokens(Options.Create(identity))).HandleAsync(
                request,
                TestContext.Current.CancellationToken
            )
        ).Value;
    }
}
