using Crm.ContactReferences;
using Crm.Testing;
using Crm.Tickets.Features.Tickets;

namespace Crm.Tickets.Tests.Tickets;

/// <summary>What follows when contacts are merged, asked on the store of the host.</summary>
public abstract class TicketAliasesTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : TicketAliasesTests(host);

    public sealed class Postgres(PostgresHost host) : TicketAliasesTests(host);

    [Fact]
    public async Task TicketAliases_OnMergeAndUnmerge_MoveTheTicketsThereAndBack()
    {
        var client = await NewTenantAsync();
        var (ada, bo) = (await NewContactAsync(client), await NewContactAsync(client));
        var mine = await Answers.PostedAsync(client.PostAsync("/v1/tickets", Request(ada)));
        var theirs = await Answers.PostedAsync(client.PostAsync("/v1/tickets", Request(bo)));

        await FollowAsync(client.Tenant, ada, from: ada, to: bo);
        var merged = await client.GetAsync($"/v1/tickets/{mine.Id}");
        Assert.Equal((bo, "2"), (Text(merged, "contactId"), merged.Etag));

        await FollowAsync(client.Tenant, ada, from: ada, to: bo);
        Assert.Equal("2", (await client.GetAsync($"/v1/tickets/{mine.Id}")).Etag);

        await FollowAsync(client.Tenant, ada, from: bo, to: ada);
        Assert.Equal(ada, Text(await client.GetAsync($"/v1/tickets/{mine.Id}"), "contactId"));
        Assert.Equal(theirs.Text, (await client.GetAsync($"/v1/tickets/{theirs.Id}")).Text);
    }

    private async Task FollowAsync(string tenant, string recorded, string from, string to)
    {
        await using var store = await TicketsStore.OpenAsync(Host, tenant);
        await new TicketAliases(store, TimeProvider.System).FollowAsync(
            [new ContactAliasChange(Guid.Parse(recorded), Guid.Parse(from), Guid.Parse(to))],
            TestContext.Current.CancellationToken
        );
    }
}
