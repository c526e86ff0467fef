using System.Globalization;

namespace Crm.EndToEnd.Tests.Killing;

/// <summary>What the load imports, as the file and the request that bring it.</summary>
internal static class LoadFile
{
    private static readonly string[] ContactMapping =
    [
        "Name:displayName",
        "Country:addresses.country",
        "No:externalIds.value",
        "'load':externalIds.system",
    ];

    private static readonly string[] SaleMapping =
    [
        "No:externalId",
        "Contact:contactId",
        "Kind:kind",
        "'TEA':lines.sku",
        "'tea':lines.category",
        "'1':lines.quantity",
        "Price:lines.unitPrice",
        "'EUR':currency",
    ];

    public static SentRequest Contacts(IEnumerable<RecordedContact> contacts, string key) =>
        Upload(
            "/v1/contacts:import?matchBy=EXTERNAL_ID",
            ContactMapping,
            contacts
                .Select(contact => $"{contact.Name},{contact.Country},{contact.Number}")
                .Prepend("Name,Country,No"),
            key
        );

    /// <summary>Each sale has two lines, of which the second costs a cent.</summary>
    public static SentRequest Sales(
        IEnumerable<(RecordedContact Contact, RecordedSale Sale)> sales,
        string key
    ) =>
        Upload(
            "/v1/transactions:import?dryRun=false",
            SaleMapping,
            sales.SelectMany(Lines).Prepend("No,Contact,Kind,Price"),
            key
        );

    private static IEnumerable<string> Lines((RecordedContact Contact, RecordedSale Sale) one)
    {
        const decimal cent = 0.01m;
        var kind = one.Sale.IsReturn ? "RETURN" : "SALE";
        foreach (var price in new[] { one.Sale.Total - cent, cent })
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{one.Sale.ExternalId},{one.Contact.Id},{kind},{price}"
            );
    }

    private static SentRequest Upload(
        string path,
        IEnumerable<string> mapping,
        IEnumerable<string> lines,
        string key
    ) =>
        SentRequest.Upload(
            path
                + string.Concat(mapping.Select(entry => $"&mapping={Uri.EscapeDataString(entry)}")),
            string.Join('\n', lines) + "\n",
            key
        );
}
