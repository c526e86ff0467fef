namespace Crm.Segmentation.Domain;

/// <summary>The paths of the repeated fields of contacts that rules may read. Names, e-mail addresses and phone numbers are not among them.</summary>
internal static class ProfileFields
{
    public const string Country = "addresses.country";
    public const string Region = "addresses.region";
    public const string City = "addresses.city";
    public const string ExternalSystem = "externalIds.system";
    public const string Tag = "tags";
    public const string CustomRoot = "customFields";

    public static string Custom(string key) => $"{CustomRoot}.{key}";
}
