using Crm.Contacts.Domain;

namespace Crm.Contacts.Tests;

internal static class Samples
{
    public static ContactDetails Details() =>
        new()
        {
            Kind = ContactKind.Person,
            DisplayName = "",
            GivenName = "",
            FamilyName = "",
            Emails = [],
            Phones = [],
            Addresses = [],
            ExternalIds = [],
            Tags = [],
            OwnerId = "",
            CustomFields = new Dictionary<string, CustomValue>(),
            Source = "",
        };
}
