using Crm.Contacts.V1;
using Crm.Gateway.Upstreams;
using Crm.Gateway.V1;
using Crm.Interactions.V1;
using Crm.Segmentation.V1;

namespace Crm.Gateway.Features.Overview;

/// <summary>What the services know of one contact: one call each.</summary>
internal sealed class ContactSections(PeerServices peers, Sections sections)
{
    private const int MostSegments = 200;

    private static readonly Google.Protobuf.Reflection.ServiceDescriptor History =
        ContactHistoryService.Descriptor;

    /// <summary>The contact; without it there is nothing to tell.</summary>
    public Task<Contact> ContactAsync(string id, CancellationToken cancellationToken) =>
        Sections.DemandAsync(
            () =>
                new ContactsService.ContactsServiceClient(peers.Of("contacts")).GetContactAsync(
                    new GetContactRequest { Id = id },
                    cancellationToken: cancellationToken
                ),
            cancellationToken
        );

    public async Task<ProfileSection> ProfileAsync(string id, CancellationToken cancellationToken)
    {
        var section = await sections.ReadAsync(
            ProfilesService.Descriptor.FindMethodByName("GetProfile"),
            (service, options) =>
                new ProfilesService.ProfilesServiceClient(service).GetProfileAsync(
                    new GetProfileRequest { ContactId = id },
                    options
                ),
            cancellationToken
        );
        return new ProfileSection { State = section.State, Profile = section.Value };
    }

    public async Task<SegmentsSection> SegmentsAsync(string id, CancellationToken cancellationToken)
    {
        var section = await sections.ReadAsync(
            SegmentsService.Descriptor.FindMethodByName("ListContactSegments"),
            (service, options) =>
                new SegmentsService.SegmentsServiceClient(service).ListContactSegmentsAsync(
                    new ListContactSegmentsRequest { ContactId = id, PageSize = MostSegments },
                    options
                ),
            cancellationToken
        );
        var segments = new SegmentsSection { State = section.State };
        segments.Segments.Add(section.Value?.Segments ?? []);
        return segments;
    }

    public async Task<TransactionCardSection> TransactionCardAsync(
        string id,
        CancellationToken cancellationToken
    )
    {
        var section = await sections.ReadAsync(
            History.FindMethodByName("GetTransactionCard"),
            (service, options) =>
                new ContactHistoryService.ContactHistoryServiceClient(
                    service
                ).GetTransactionCardAsync(
                    new GetTransactionCardRequest { ContactId = id },
                    options
                ),
            cancellationToken
        );
        return new TransactionCardSection { State = section.State, Card = section.Value };
    }

    public async Task<ContactCardSection> ContactCardAsync(
        string id,
        CancellationToken cancellationToken
    )
    {
        var section = await sections.ReadAsync(
            History.FindMethodByName("GetContactCard"),
            (service, options) =>
                new ContactHistoryService.ContactHistoryServiceClient(service).GetContactCardAsync(
                    new GetContactCardRequest { ContactId = id },
                    options
                ),
            cancellationToken
        );
        return new ContactCardSection { State = section.State, Card = section.Value };
    }
}
