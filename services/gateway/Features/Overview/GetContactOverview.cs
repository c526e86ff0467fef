using Crm.Contacts.V1;
using Crm.Gateway.Upstreams;
using Crm.Gateway.V1;
using Crm.Interactions.V1;

namespace Crm.Gateway.Features.Overview;

/// <summary>Asks all services at the same time: one call each section, however much there is.</summary>
internal sealed class GetContactOverview(PeerServices peers, Sections sections)
{
    public async Task<ContactOverview> HandleAsync(
        GetContactOverviewRequest request,
        CancellationToken cancellationToken
    )
    {
        var contact = ReadContactAsync(request.ContactId, cancellationToken);
        var transactionCard = ReadTransactionCardAsync(request.ContactId, cancellationToken);
        var contactCard = ReadContactCardAsync(request.ContactId, cancellationToken);
        var overview = new ContactOverview { Contact = await contact };
        var (transactions, activities) = (await transactionCard, await contactCard);
        overview.TransactionCard = new() { State = transactions.State, Card = transactions.Value };
        overview.ContactCard = new() { State = activities.State, Card = activities.Value };
        return overview;
    }

    // Without the contact there is no overview: its failure is that of the call.
    private async Task<Contact> ReadContactAsync(string id, CancellationToken cancellationToken) =>
        await new ContactsService.ContactsServiceClient(peers.Of("contacts")).GetContactAsync(
            new GetContactRequest { Id = id },
            cancellationToken: cancellationToken
        );

    private Task<Section<TransactionCard>> ReadTransactionCardAsync(
        string id,
        CancellationToken cancellationToken
    ) =>
        sections.ReadAsync(
            ContactHistoryService.Descriptor.FindMethodByName("GetTransactionCard"),
            (service, options) =>
                new ContactHistoryService.ContactHistoryServiceClient(
                    service
                ).GetTransactionCardAsync(
                    new GetTransactionCardRequest { ContactId = id },
                    options
                ),
            cancellationToken
        );

    private Task<Section<ContactCard>> ReadContactCardAsync(
        string id,
        CancellationToken cancellationToken
    ) =>
        sections.ReadAsync(
            ContactHistoryService.Descriptor.FindMethodByName("GetContactCard"),
            (service, options) =>
                new ContactHistoryService.ContactHistoryServiceClient(service).GetContactCardAsync(
                    new GetContactCardRequest { ContactId = id },
                    options
                ),
            cancellationToken
        );
}
