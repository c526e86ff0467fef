namespace Crm.Contacts.Domain;

/// <summary>The paths of the repeated fields in filters and in the index.</summary>
internal static class ContactFields
{
    public const string Email = "emails.address";
    public const string Phone = "phones.number";
    public const string Country = "addresses.country";
    public const string Region = "addresses.region";
    public const string City = "addresses.city";
    public const string ExternalSystem = "externalIds.system";
    public const string ExternalValue = "externalIds.value";
    public const string Tag = "tags";
    public const string CustomRoot = "customFields";

    public static string Custom(string key) => $"{CustomRoot}.{key}";
}
