using Crm.Contacts.Domain;
using Crm.ServiceDefaults.Store;
using MatchBy = Crm.Contacts.V1.UpsertContactRequest.Types.MatchBy;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

/// <summary>A key by which a contact is told from others, in the form in which it is compared.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="System">The system of an external id; empty for others.</param>
/// <param name="Value">The value.</param>
internal readonly record struct ContactKey(MatchBy Kind, string System, string Value)
{
    public static ContactKey OfEmail(string address) => new(MatchBy.Email, "", TextKey.Of(address));

    public static ContactKey OfPhone(string number) =>
        new(MatchBy.Phone, "", TextKey.OfPhone(number));

    public static ContactKey OfExternalId(Wire.ExternalId id) =>
        new(MatchBy.ExternalId, id.System, id.Value);

    /// <summary>The keys of the asked kind, or of the first kind that the contact has; empty when it has none.</summary>
    public static IReadOnlyList<ContactKey> Of(Wire.Contact contact, MatchBy matchBy) =>
        matchBy switch
        {
            MatchBy.ExternalId => [.. contact.ExternalIds.Select(OfExternalId)],
            MatchBy.Email => [.. contact.Emails.Select(email => OfEmail(email.Address))],
            MatchBy.Phone => [.. contact.Phones.Select(phone => OfPhone(phone.Number))],
            _ => new[] { MatchBy.ExternalId, MatchBy.Email, MatchBy.Phone }
                .Select(kind => Of(contact, kind))
                .FirstOrDefault(keys => keys.Count > 0, []),
        };

    /// <summary>All keys of a contact, of all kinds.</summary>
    public static IReadOnlyList<ContactKey> AllOf(Contact contact) =>
        [
            .. contact.ExternalIds.Select(id => new ContactKey(
                MatchBy.ExternalId,
                id.System,
                id.Value
            )),
            .. contact.Emails.Select(email => OfEmail(email.Address)),
            .. contact.Phones.Select(phone => OfPhone(phone.Number)),
        ];
}
