namespace Crm.EndToEnd.Tests.Killing;

/// <summary>Contacts that the load imports, as the file and the request that bring them.</summary>
internal static class LoadFile
{
    private static readonly string[] Mapping =
    [
        "Name:displayName",
        "Country:addresses.country",
        "No:externalIds.value",
        "'load':externalIds.system",
    ];

    public static SentRequest Upload(IEnumerable<RecordedContact> contacts, string key) =>
        SentRequest.Upload(
            "/v1/contacts:import?matchBy=EXTERNAL_ID"
                + string.Concat(Mapping.Select(entry => $"&mapping={Uri.EscapeDataString(entry)}")),
            string.Concat(
                contacts
                    .Select(contact => $"{contact.Name},{contact.Country},{contact.Number}\n")
                    .Prepend("Name,Country,No\n")
            ),
            key
        );
}
