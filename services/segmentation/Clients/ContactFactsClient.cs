using Crm.Contacts.V1;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Identity;

namespace Crm.Segmentation.Clients;

/// <summary>Pulls from contacts what rules may know.</summary>
internal sealed class ContactFactsClient(ServiceChannels channels, CallerAccessor caller)
{
    // The contract of contacts allows no more in one question.
    private const int MostIds = 5_000;

    public async Task<IReadOnlyList<ContactFacts>> GetAsync(
        IReadOnlyCollection<Guid> contactIds,
        CancellationToken cancellationToken
    )
    {
        var facts = new List<ContactFacts>(contactIds.Count);
        foreach (var chunk in contactIds.Chunk(MostIds))
        {
            var response = await Client()
                .BatchGetContactFactsAsync(
                    new BatchGetContactFactsRequest { Ids = { chunk.Select(id => id.ToString()) } },
                    cancellationToken: cancellationToken
                );
            facts.AddRange(response.Facts);
        }
        return facts;
    }

    public ContactFactsService.ContactFactsServiceClient Client() =>
        new(channels.For("contacts", FactCaller.Of(caller.Caller)));
}
