namespace Crm.Contacts.Export;

/// <summary>How many of each list the columns of an export hold, and the keys of the custom fields.</summary>
internal sealed record ExportColumns(
    int Emails,
    int Phones,
    int Addresses,
    int ExternalIds,
    IReadOnlyList<string> CustomFields
);
