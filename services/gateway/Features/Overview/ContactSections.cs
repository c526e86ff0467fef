using Crm.Contacts.V1;
using Crm.Gateway.Batching;
using Crm.Gateway.Upstreams;
using Crm.Gateway.V1;
using Crm.Interactions.V1;
using Crm.Segmentation.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Crm.Tickets.V1;
using Grpc.Core;

namespace Crm.Gateway.Features.Overview;

/// <summary>What the services know of contacts: one call each, however many contacts are asked for. What is returned is in their order.</summary>
internal sealed class ContactSections(PeerServices peers, Sections sections)
{
    private static readonly BatchRpc Contacts = Rpc(
        ContactReadsService.Descriptor,
        "BatchReadContacts"
    );
    private static readonly BatchRpc Profiles = Rpc(
        ProfileReadsService.Descriptor,
        "BatchReadProfiles"
    );
    private static readonly BatchRpc Segments = Rpc(
        ProfileReadsService.Descriptor,
        "BatchReadContactSegments"
    );
    private static readonly BatchRpc TransactionCards = Rpc(
        ContactHistoryReadsService.Descriptor,
        "BatchReadTransactionCards"
    );
    private static readonly BatchRpc ContactCards = Rpc(
        ContactHistoryReadsService.Descriptor,
        "BatchReadContactCards"
    );
    private static readonly BatchRpc OpenTickets = Rpc(
        TicketReadsService.Descriptor,
        "BatchReadOpenTickets"
    );

    /// <summary>The contacts; of one that is not there, there is nothing to tell.</summary>
    public async Task<Result<Contact>[]> ContactsAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    )
    {
        var batch = await Sections.DemandAsync(
            () =>
                Contacts.Call(
                    peers.Of(UpstreamNames.Of(Contacts.Method.Service)),
                    ids,
                    new CallOptions(cancellationToken: cancellationToken)
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
            await sections.ReadAsync(Profiles, Profile.Parser, ids, cancellationToken),
            section => new ProfileSection { State = section.State, Profile = section.Value }
        );

    public async Task<SegmentsSection[]> SegmentsAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    ) =>
        Array.ConvertAll(
            await sections.ReadAsync(
                Segments,
                ListContactSegmentsResponse.Parser,
                ids,
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
                TransactionCards,
                TransactionCard.Parser,
                ids,
                cancellationToken
            ),
            section => new TransactionCardSection { State = section.State, Card = section.Value }
        );

    public async Task<ContactCardSection[]> ContactCardsAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    ) =>
        Array.ConvertAll(
            await sections.ReadAsync(ContactCards, ContactCard.Parser, ids, cancellationToken),
            section => new ContactCardSection { State = section.State, Card = section.Value }
        );

    /// <summary>The tickets that are not resolved.</summary>
    public async Task<TicketsSection[]> OpenTicketsAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    ) =>
        Array.ConvertAll(
            await sections.ReadAsync(
                OpenTickets,
                ListTicketsResponse.Parser,
                ids,
                cancellationToken
            ),
            TicketSections.Of
        );

    private static BatchRpc Rpc(
        Google.Protobuf.Reflection.ServiceDescriptor service,
        string name
    ) => new(service.FindMethodByName(name));
}
