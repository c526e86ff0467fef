using Crm.Contacts.V1;
using Crm.Tickets.Domain;

namespace Crm.Tickets.Clients;

/// <summary>What became of a reference to a contact.</summary>
/// <param name="Relation">The contact; null when there is none, or more than one.</param>
/// <param name="IsAmbiguous">More than one contact has the key.</param>
internal readonly record struct FoundContact(ContactRelation? Relation, bool IsAmbiguous)
{
    public static FoundContact Of(ContactReference reference, ResolvedContact resolved)
    {
        if (resolved.Ambiguous || !Guid.TryParse(resolved.ContactId, out var contactId))
            return new FoundContact(null, resolved.Ambiguous);
        var isById = reference.KeyCase == ContactReference.KeyOneofCase.Id;
        return new FoundContact(
            new ContactRelation(
                contactId,
                isById && Guid.TryParse(reference.Id, out var given) ? given : contactId
            ),
            IsAmbiguous: false
        );
    }
}
