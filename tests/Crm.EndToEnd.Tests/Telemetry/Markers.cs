using System.Text;
using System.Text.Json;

namespace Crm.EndToEnd.Tests.Telemetry;

/// <summary>Values that stand nowhere else: where one of them is found, personal data or a secret has leaked.</summary>
internal static class Markers
{
    public const string GivenName = "Markgivenname";
    public const string FamilyName = "马克标记";
    public const string Email = "markmail@example.com";
    public const string Phone = "+4930555123987";
    public const string PhoneDigits = "555123987";
    public const string Street = "Markstreet";
    public const string Tag = "marktag";
    public const string ExternalId = "markexternal-77";
    public const string Note = "Marknote";
    public const string Subject = "Marksubject";
    public const string Requester = "markrequester@example.com";
    public const string Query = "markquery";
    public const string Filter = "markfilter";
    public const string FieldName = "markfield";
    public const string Broken = "markbroken";
    public const string Refused = "Markrefused";
    public const string Lost = "Marklost";
    public const string Imported = "Markimported";
    public const string Token = "crm_marktokenmarktokenmarktokenmarktoken";
    public const string IdempotencyKey = "markidempotency-1";

    private static readonly string[] All =
    [
        GivenName,
        FamilyName,
        Email,
        PhoneDigits,
        Street,
        Tag,
        ExternalId,
        Note,
        Subject,
        Requester,
        Query,
        Filter,
        FieldName,
        Broken,
        Refused,
        Lost,
        Imported,
        Token,
        IdempotencyKey,
    ];

    /// <summary>The values that the bytes hold, written as they are, as JSON writes them, or in a URL.</summary>
    public static IEnumerable<string> FoundIn(byte[] content, IEnumerable<string> secrets)
    {
        // Each byte a character: text in UTF-8 is found whatever stands around it.
        var text = Encoding.Latin1.GetString(content);
        return All.Concat(secrets)
            .Where(marker =>
                new[]
                {
                    Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(marker)),
                    JsonEncodedText.Encode(marker).ToString(),
                    Uri.EscapeDataString(marker),
                }.Any(form => text.Contains(form, StringComparison.OrdinalIgnoreCase))
            );
    }
}
