using System.Globalization;
using System.Text.Json;
using Crm.Contacts.Domain;
using Crm.Contacts.Grpc;

namespace Crm.Contacts.Export;

/// <summary>
/// Contacts with a column for each field, named like it, so that an import reads them without a mapping. Cells are quoted where they
/// must be and never altered: a phone number begins with <c>+</c>, which a defence against formulas would spoil.
/// </summary>
internal sealed class CsvExport(ExportColumns columns) : IExportFormat
{
    private const string True = "true";

    private readonly IReadOnlyList<CsvColumn> _columns = [.. All(columns)];

    public string MediaType => "text/csv";

    public string Header => Line(_columns.Select(column => column.Name));

    public string RowOf(Contact contact) => Line(_columns.Select(column => column.Read(contact)));

    private static string Line(IEnumerable<string> cells) =>
        string.Join(',', cells.Select(Quote)) + "\r\n";

    private static string Quote(string cell)
    {
        var isPlain =
            cell.AsSpan().IndexOfAny(",\"\r\n") < 0
            && (cell.Length == 0 || (!char.IsWhiteSpace(cell[0]) && !char.IsWhiteSpace(cell[^1])));
        return isPlain ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static IEnumerable<CsvColumn> All(ExportColumns columns) =>
        [
            new("id", contact => contact.Id.ToString()),
            new("createTime", contact => Time(contact.CreateTime)),
            new("updateTime", contact => Time(contact.UpdateTime)),
            new("kind", contact => ContactMapping.NameOf(contact.Kind)),
            new("displayName", contact => contact.DisplayName),
            new("givenName", contact => contact.GivenName),
            new("familyName", contact => contact.FamilyName),
            .. Lists("emails", columns.Emails, contact => contact.Emails, Email),
            .. Lists("phones", columns.Phones, contact => contact.Phones, Phone),
            .. Lists("addresses", columns.Addresses, contact => contact.Addresses, Address),
            .. Lists(
                "externalIds",
                columns.ExternalIds,
                contact => contact.ExternalIds,
                ExternalIdOf
            ),
            new("tags", contact => Tags(contact.Tags)),
            new("ownerId", contact => contact.OwnerId),
            new("source", contact => contact.Source),
            .. columns.CustomFields.Select(key => new CsvColumn(
                ContactFields.Custom(key),
                contact => Custom(contact.CustomFields.GetValueOrDefault(key))
            )),
        ];

    private static readonly (string, Func<EmailAddress, string>)[] Email =
    [
        ("address", email => email.Address),
        ("label", email => email.Label),
        ("primary", email => Flag(email.Primary)),
    ];

    private static readonly (string, Func<PhoneNumber, string>)[] Phone =
    [
        ("number", phone => phone.Number),
        ("label", phone => phone.Label),
        ("primary", phone => Flag(phone.Primary)),
    ];

    private static readonly (string, Func<PostalAddress, string>)[] Address =
    [
        ("country", address => address.Country),
        ("region", address => address.Region),
        ("city", address => address.City),
        ("line", address => address.Line),
        ("postalCode", address => address.PostalCode),
        ("label", address => address.Label),
        ("primary", address => Flag(address.Primary)),
    ];

    private static readonly (string, Func<ExternalId, string>)[] ExternalIdOf =
    [
        ("system", id => id.System),
        ("value", id => id.Value),
    ];

    private static IEnumerable<CsvColumn> Lists<T>(
        string name,
        int width,
        Func<Contact, IReadOnlyList<T>> list,
        (string Name, Func<T, string> Read)[] parts
    ) =>
        from index in Enumerable.Range(0, width)
        from part in parts
        select new CsvColumn(
            string.Create(CultureInfo.InvariantCulture, $"{name}[{index}].{part.Name}"),
            contact =>
                list(contact) is var items && index < items.Count ? part.Read(items[index]) : ""
        );

    // An import splits at semicolons, and reads JSON where a tag has one itself.
    private static string Tags(IReadOnlyList<string> tags)
    {
        var text = string.Join(';', tags);
        var isPlain =
            tags.All(tag => !tag.Contains(';', StringComparison.Ordinal) && tag == tag.Trim())
            && !text.StartsWith('[');
        return isPlain ? text : JsonSerializer.Serialize(tags);
    }

    private static string Custom(CustomValue? value) =>
        value switch
        {
            null => "",
            { Number: { } number } => number.ToString("R", CultureInfo.InvariantCulture),
            { Flag: { } flag } => flag ? True : "false",
            _ => value.Text!,
        };

    // Empty rather than false: an import then sees that there is no such item.
    private static string Flag(bool flag) => flag ? True : "";

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString(CustomValue.TimeFormat, CultureInfo.InvariantCulture);

    private sealed record CsvColumn(string Name, Func<Contact, string> Read);
}
