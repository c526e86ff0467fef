using Crm.Testing;

namespace Crm.Tickets.Tests.Tickets;

public abstract class SearchTicketsTests(CrmHost host) : TicketTests(host)
{
    public sealed class Sqlite(SqliteHost host) : SearchTicketsTests(host);

    public sealed class Postgres(PostgresHost host) : SearchTicketsTests(host);

    [Theory]
    [InlineData("1")]
    [InlineData("#1")]
    [InlineData("parcel")]
    [InlineData("PARC arriv")]
    [InlineData("cafe munchen")]
    [InlineData("broken glas")]
    [InlineData("spring")]
    [InlineData("破损")]
    [InlineData("包裹破损了")]
    [InlineData("zoe.washburne@example.com")]
    [InlineData("washburne")]
    [InlineData("example")]
    [InlineData("Zoë")]
    [InlineData("+49 30 90 18")]
    [InlineData("901820")]
    [InlineData("ord-77")]
    public async Task SearchTickets_ByWhatIsKnown_FindsIt(string query)
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketOfAsync(
            client,
            new
            {
                email = "Zoe.Washburne@Example.com",
                phone = "+49 30 901820",
                name = "Zoë Washburne",
            },
            ("subject", "The PARCEL arrived open 包裹破损了"),
            ("description", "Café in München: broken glass. Order ORD-77."),
            ("tags", new[] { "Spring" })
        );
        await NewTicketAsync(client, ("subject", "Invoice"));

        var answer = await client.GetAsync(
            $"/v1/tickets:search?query={Uri.EscapeDataString(query)}"
        );

        Assert.Equal([ticket.Id], Ids(answer));
    }

    [Theory]
    [InlineData("parcel invoice")]
    [InlineData("arcel")]
    [InlineData("裹包")]
    [InlineData("損")]
    public async Task SearchTickets_ByWhatIsNotThere_FindsNothing(string query)
    {
        var client = await NewTenantAsync();
        await NewTicketAsync(client, ("subject", "The parcel 包裹破损了"));

        Assert.Empty(
            Ids(await client.GetAsync($"/v1/tickets:search?query={Uri.EscapeDataString(query)}"))
        );
    }

    [Fact]
    public async Task SearchTickets_AfterAChange_FindsTheNewWords()
    {
        var client = await NewTenantAsync();
        var ticket = await NewTicketAsync(client, ("subject", "Parcel"), ("tags", new[] { "old" }));
        await client.PatchAsync(
            $"/v1/tickets/{ticket.Id}",
            new { subject = "Letter", tags = new[] { "new" } },
            "*"
        );

        foreach (
            var (query, count) in new[] { ("parcel", 0), ("old", 0), ("letter", 1), ("new", 1) }
        )
            Assert.Equal(
                count,
                Ids(await client.GetAsync($"/v1/tickets:search?query={query}")).Count
            );
    }

    [Fact]
    public async Task SearchTickets_ByPages_GoesThroughAllOnce()
    {
        var client = await NewTenantAsync();
        for (var i = 0; i < 5; i++)
            await NewTicketAsync(client, ("subject", $"parcel parcels{i}"));

        var first = await client.GetAsync("/v1/tickets:search?query=parcel&pageSize=3");
        var second = await client.GetAsync(
            $"/v1/tickets:search?query=parcel&pageSize=3&pageToken={Text(first, "nextPageToken")}"
        );

        Assert.Equal(5, Ids(first).Concat(Ids(second)).Distinct(StringComparer.Ordinal).Count());
        Assert.False(Has(second, "nextPageToken"));
    }

    [Fact]
    public async Task SearchTickets_WithNothingToSearchFor_IsRefused()
    {
        var client = await NewTenantAsync();
        var answer = await client.GetAsync("/v1/tickets:search?query=%3F%20-");
        Assert.Equal((400, "QUERY_INVALID"), ((int)answer.Status, answer.Code));
    }

    [Fact]
    public async Task SearchTickets_OfAnotherTenant_AreNotThere()
    {
        var (one, other) = (await NewTenantAsync(), await NewTenantAsync());
        await NewTicketAsync(one);
        Assert.Empty(Ids(await other.GetAsync("/v1/tickets:search?query=parcel")));
    }
}
