using Crm.Contacts.Features.ContactFacts;
using Crm.Testing;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Tests.ContactFacts;

/// <summary>The service is not offered at the doors, so the use case is asked on the store of the host.</summary>
public abstract class ListContactFactsTests(CrmHost host) : ContactTests(host)
{
    public sealed class Sqlite(SqliteHost host) : ListContactFactsTests(host);

    public sealed class Postgres(PostgresHost host) : ListContactFactsTests(host);

    [Theory]
    [InlineData(2, new[] { 2, 2, 1 })]
    // A last page that is full is the last.
    [InlineData(5, new[] { 5 })]
    [InlineData(0, new[] { 5 })]
    public async Task Pages_HaveEachContactOnce_AndEndWithoutAToken(int size, int[] pages)
    {
        var created = new List<string>();
        for (var i = 0; i < 5; i++)
            created.Add((await CreateAsync(new { displayName = $"Contact {i}" })).Id);

        var read = await ReadAsync(size);

        Assert.Equal(pages, read.Select(page => page.Count));
        Assert.Equal(
            created.Order(StringComparer.Ordinal),
            read.SelectMany(page => page).Select(fact => fact.ContactId)
        );
    }

    [Fact]
    public async Task Page_OfATokenThatIsNone_IsRefused()
    {
        await using var store = await ContactsStore.OpenAsync(Host, Client.Tenant);

        var answer = await new ListContactFacts(store, new ContactFactReader(store)).HandleAsync(
            new Wire.ListContactFactsRequest { PageToken = "nonsense" },
            Cancellation
        );

        Assert.Equal("PAGE_TOKEN_INVALID", answer.Error?.Reason);
    }

    private async Task<List<IReadOnlyList<Wire.ContactFacts>>> ReadAsync(int size)
    {
        await using var store = await ContactsStore.OpenAsync(Host, Client.Tenant);
        var pages = new List<IReadOnlyList<Wire.ContactFacts>>();
        var request = new Wire.ListContactFactsRequest { PageSize = size };
        do
        {
            var answer = await new ListContactFacts(
                store,
                new ContactFactReader(store)
            ).HandleAsync(request, Cancellation);
            pages.Add(answer.Value.Facts);
            request.PageToken = answer.Value.NextPageToken;
        } while (request.PageToken.Length > 0);
        return pages;
    }
}
