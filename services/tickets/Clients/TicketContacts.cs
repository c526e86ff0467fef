using Crm.ContactReferences;
using Crm.Contacts.V1;
using Crm.ServiceDefaults.Errors;
using Crm.Tickets.Domain;
using Wire = Crm.Tickets.V1;

namespace Crm.Tickets.Clients;

/// <summary>Finds out who asks with a ticket. Whoever gave nothing but an address is taken in, known or not.</summary>
internal sealed class TicketContacts(ContactDirectory directory)
{
    /// <summary>The contact; null when the e-mail address or phone number is nobody's, or more than one contact's.</summary>
    public async Task<Result<ContactRelation?>> ResolveAsync(
        Wire.Ticket ticket,
        CancellationToken cancellationToken
    )
    {
        if (ticket.ContactId.Length > 0)
            return await MustBeKnownAsync(
                new ContactReference { Id = ticket.ContactId },
                "ticket.contact_id",
                cancellationToken
            );
        if (ticket.Requester?.ExternalId is { } externalId)
            return await MustBeKnownAsync(
                new ContactReference { ExternalId = externalId },
                "ticket.requester.external_id",
                cancellationToken
            );
        var references = References(ticket.Requester).ToList();
        if (references.Count == 0)
            return TicketErrors.RequesterMissing.At("ticket.requester");
        var found = await directory.ResolveAsync(references, cancellationToken);
        return found.Error is not null
            ? found.Error
            : found.Value.Select(contact => contact.Relation).FirstOrDefault(r => r is not null);
    }

    private async Task<Result<ContactRelation?>> MustBeKnownAsync(
        ContactReference reference,
        string field,
        CancellationToken cancellationToken
    )
    {
        var found = await directory.ResolveAsync([reference], cancellationToken);
        if (found.Error is not null)
            return found.Error;
        return found.Value[0].Relation is { } contact ? contact : found.Value[0].Error!.At(field);
    }

    private static IEnumerable<ContactReference> References(Wire.TicketRequester? requester)
    {
        if (requester is { Email.Length: > 0 })
            yield return new ContactReference { Email = requester.Email };
        if (requester is { Phone.Length: > 0 })
            yield return new ContactReference { Phone = requester.Phone };
    }
}
