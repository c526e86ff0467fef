using Crm.Contacts.Data;
using Crm.Contacts.Features.Contacts;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using KeyOneof = Crm.Contacts.V1.ContactReference.KeyOneofCase;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.ContactLookup;

/// <summary>Finds the contact for each reference with at most one query a kind of key. Deleted contacts are not found.</summary>
internal sealed class ResolveContacts(ContactsDbContext db, ContactMatches matches)
{
    public async Task<Result<Wire.ResolveContactsResponse>> HandleAsync(
        Wire.ResolveContactsRequest request,
        CancellationToken cancellationToken
    )
    {
        var byKey = await matches.FindAsync(
            request.References.Select(KeyOf).OfType<ContactKey>(),
            cancellationToken
        );
        var ids = await FindIdsAsync(
            [.. request.References.Select(IdOf).OfType<Guid>().Distinct()],
            cancellationToken
        );
        var response = new Wire.ResolveContactsResponse();
        response.Contacts.Add(
            request.References.Select(reference => Resolve(reference, byKey, ids))
        );
        return response;
    }

    private async Task<HashSet<Guid>> FindIdsAsync(
        List<Guid> ids,
        CancellationToken cancellationToken
    ) =>
        ids.Count == 0
            ? []
            : await db
                .Contacts.ByKey()
                .Where(contact => ids.Contains(contact.Id) && contact.DeleteTime == null)
                .Select(contact => contact.Id)
                .ToHashSetAsync(cancellationToken);

    private static Wire.ResolvedContact Resolve(
        Wire.ContactReference reference,
        ILookup<ContactKey, ContactMatch> byKey,
        HashSet<Guid> ids
    )
    {
        if (IdOf(reference) is { } id)
            return new Wire.ResolvedContact { ContactId = ids.Contains(id) ? id.ToString() : "" };
        var found = KeyOf(reference) is { } key
            ? byKey[key]
                .Where(match => !match.IsDeleted)
                .Select(match => match.Id)
                .Distinct()
                .Take(2)
                .ToList()
            : [];
        return new Wire.ResolvedContact
        {
            ContactId = found.Count == 1 ? found[0].ToString() : "",
            Ambiguous = found.Count > 1,
        };
    }

    private static Guid? IdOf(Wire.ContactReference reference) =>
        reference.KeyCase == KeyOneof.Id && Guid.TryParse(reference.Id, out var id) ? id : null;

    private static ContactKey? KeyOf(Wire.ContactReference reference) =>
        reference.KeyCase switch
        {
            KeyOneof.ExternalId => ContactKey.OfExternalId(reference.ExternalId),
            KeyOneof.Email => ContactKey.OfEmail(reference.Email),
            KeyOneof.Phone => ContactKey.OfPhone(reference.Phone),
            _ => null,
        };
}
