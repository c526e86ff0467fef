using Crm.Contacts.V1;
using Crm.Gateway.Domain;
using Crm.Gateway.Upstreams;
using Crm.Gateway.V1;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Status = Crm.Gateway.V1.SectionState.Types.Status;

namespace Crm.Gateway.Features.Overview;

/// <summary>Finds the contact of a key, then asks all services at the same time.</summary>
internal sealed class FindContactHistory(
    ContactSections contacts,
    TicketSections tickets,
    ServiceChannels channels,
    CallerAccessor caller
)
{
    public async Task<Result<ContactHistory>> HandleAsync(
        FindContactHistoryRequest request,
        CancellationToken cancellationToken
    )
    {
        var key = CustomerKey.Of(request);
        if (key.Error is not null)
            return key.Error;
        var contactId = await ResolveAsync(key.Value.Reference, cancellationToken);
        if (contactId.Error is not null)
            return contactId.Error;
        if (contactId.Value is null && key.Value.Requester.Length == 0)
            return CustomerErrors.NotFound;
        return contactId.Value is { } id
            ? await OfContactAsync(id, key.Value.TicketsOf(id), cancellationToken)
            : await OfRequesterAsync(key.Value.Requester, cancellationToken);
    }

    // A deleted contact is still found by its id.
    private async Task<Result<string?>> ResolveAsync(
        ContactReference reference,
        CancellationToken cancellationToken
    )
    {
        if (reference.KeyCase == ContactReference.KeyOneofCase.Id)
            return reference.Id;
        var gateway = Caller.System(caller.Caller.TenantId, "gateway", "internal.contacts");
        var lookup = new ContactLookupService.ContactLookupServiceClient(
            channels.For("contacts", gateway)
        );
        var resolved = await Sections.DemandAsync(
            () =>
                lookup.ResolveContactsAsync(
                    new ResolveContactsRequest { References = { reference } },
                    cancellationToken: cancellationToken
                ),
            cancellationToken
        );
        if (resolved.Contacts[0].Ambiguous)
            return CustomerErrors.MatchAmbiguous;
        return resolved.Contacts[0].ContactId is { Length: > 0 } id ? id : (string?)null;
    }

    private async Task<ContactHistory> OfContactAsync(
        string id,
        string whose,
        CancellationToken cancellationToken
    )
    {
        string[] ids = [id];
        var contact = contacts.ContactsAsync(ids, cancellationToken);
        var open = tickets.ReadAsync(whose, TicketSections.Open, cancellationToken);
        var past = tickets.ReadAsync(whose, TicketSections.Past, cancellationToken);
        var complaints = tickets.ReadAsync(whose, TicketSections.Complaints, cancellationToken);
        var card = contacts.ContactCardsAsync(ids, cancellationToken);
        var profile = contacts.ProfilesAsync(ids, cancellationToken);
        var segments = contacts.SegmentsAsync(ids, cancellationToken);
        return new ContactHistory
        {
            Contact = (await contact)[0].Value,
            OpenTickets = await open,
            PastTickets = await past,
            Complaints = await complaints,
            ContactCard = (await card)[0],
            Profile = (await profile)[0],
            Segments = (await segments)[0],
        };
    }

    // Somebody who has written or called before, and is no contact yet.
    private async Task<Result<ContactHistory>> OfRequesterAsync(
        string whose,
        CancellationToken cancellationToken
    )
    {
        var open = tickets.ReadAsync(whose, TicketSections.Open, cancellationToken);
        var past = tickets.ReadAsync(whose, TicketSections.Past, cancellationToken);
        var complaints = tickets.ReadAsync(whose, TicketSections.Complaints, cancellationToken);
        var history = new ContactHistory
        {
            OpenTickets = await open,
            PastTickets = await past,
            Complaints = await complaints,
            ContactCard = new ContactCardSection { State = NoContact() },
            Profile = new ProfileSection { State = NoContact() },
            Segments = new SegmentsSection { State = NoContact() },
        };
        if (history.OpenTickets.TotalSize + history.PastTickets.TotalSize > 0)
            return history;
        return IsUnknown(history.OpenTickets) || IsUnknown(history.PastTickets)
            ? CommonErrors.ServiceUnavailable
            : CustomerErrors.NotFound;
    }

    private static bool IsUnknown(TicketsSection section) =>
        section.State.Status is Status.Unavailable or Status.DeadlineExceeded;

    private static SectionState NoContact() =>
        new() { Status = Status.NotFound, Code = CustomerErrors.NotFound.Reason };
}
