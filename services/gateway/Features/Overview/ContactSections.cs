using Crm.Contacts.V1;
using Crm.Gateway.Upstreams;
using Crm.Gateway.V1;
using Crm.Interactions.V1;
using Crm.Segmentation.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Crm.Tickets.V1;

namespace Crm.Gateway.Features.Overview;

/// <summary>What the services know of contacts: one call each, however many contacts are asked for. What is returned is in their order.</summary>
internal sealed class ContactSections(PeerServices peers, Sections sections)
{
    /// <summary>The contacts; of one that is not there, there is nothing to tell.</summary>
    public async Task<Result<Contact>[]> ContactsAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    )
    {
        var batch = await Sections.DemandAsync(
            () =>
                new ContactReadsService.ContactReadsServiceClient(
                    peers.Of("contacts")
                ).BatchReadContactsAsync(
                    new BatchReadContactsRequest { Ids = { ids } },
                    cancellationToken: cancellationToken
                ),
            cancellationToken
        );
        return [.. batch.Results.Select(result => ReadBatches.Read(result, Contact.Parser))];
    }

    public async Task<ProfileSection[]> ProfilesAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    ) =>
        Array.ConvertAll(
            await sections.ReadAsync(
                ProfileReadsService.Descriptor.FindMethodByName("BatchReadProfiles"),
                ids.Count,
                Profile.Parser,
                (service, options) =>
                    new ProfileReadsService.ProfileReadsServiceClient(
                        service
                    ).BatchReadProfilesAsync(
                        new BatchReadProfilesRequest { ContactIds = { ids } },
                        options
                    ),
                cancellationToken
            ),
            section => new ProfileSection { State = section.State, Profile = section.Value }
        );

    public async Task<SegmentsSection[]> SegmentsAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    ) =>
        Array.ConvertAll(
            await sections.ReadAsync(
                ProfileReadsService.Descriptor.FindMethodByName("BatchReadContactSegments"),
                ids.Count,
                ListContactSegmentsResponse.Parser,
                (service, options) =>
                    new ProfileReadsService.ProfileReadsServiceClient(
                        service
                    ).BatchReadContactSegmentsAsync(
                        new BatchReadContactSegmentsRequest { ContactIds = { ids } },
                        options
                    ),
                cancellationToken
            ),
            section => new SegmentsSection
            {
                State = section.State,
                Segments = { section.Value?.Segments ?? [] },
            }
        );

    public async Task<TransactionCardSection[]> TransactionCardsAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    ) =>
        Array.ConvertAll(
            await sections.ReadAsync(
                ContactHistoryReadsService.Descriptor.FindMethodByName("BatchReadTransactionCards"),
                ids.Count,
                TransactionCard.Parser,
                (service, options) =>
                    new ContactHistoryReadsService.ContactHistoryReadsServiceClient(
                        service
                    ).BatchReadTransactionCardsAsync(
                        new BatchReadTransactionCardsRequest { ContactIds = { ids } },
                        options
                    ),
                cancellationToken
            ),
            section => new TransactionCardSection { State = section.State, Card = section.Value }
        );

    public async Task<ContactCardSection[]> ContactCardsAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    ) =>
        Array.ConvertAll(
            await sections.ReadAsync(
                ContactHistoryReadsService.Descriptor.FindMethodByName("BatchReadContactCards"),
                ids.Count,
                ContactCard.Parser,
                (service, options) =>
                    new ContactHistoryReadsService.ContactHistoryReadsServiceClient(
                        service
                    ).BatchReadContactCardsAsync(
                        new BatchReadContactCardsRequest { ContactIds = { ids } },
                        options
                    ),
                cancellationToken
            ),
            section => new ContactCardSection { State = section.State, Card = section.Value }
        );

    /// <summary>The tickets that are not resolved.</summary>
    public async Task<TicketsSection[]> OpenTicketsAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    ) =>
        Array.ConvertAll(
            await sections.ReadAsync(
                TicketReadsService.Descriptor.FindMethodByName("BatchReadOpenTickets"),
                ids.Count,
                ListTicketsResponse.Parser,
                (service, options) =>
                    new TicketReadsService.TicketReadsServiceClient(
                        service
                    ).BatchReadOpenTicketsAsync(
                        new BatchReadOpenTicketsRequest { ContactIds = { ids } },
                        options
                    ),
                cancellationToken
            ),
            TicketSections.Of
        );
}
