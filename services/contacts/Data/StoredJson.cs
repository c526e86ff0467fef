using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Crm.Contacts.Domain;

namespace Crm.Contacts.Data;

/// <summary>The lists of a contact as they stand in their columns.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault
)]
[JsonSerializable(typeof(IReadOnlyList<EmailAddress>))]
[JsonSerializable(typeof(IReadOnlyList<PhoneNumber>))]
[JsonSerializable(typeof(IReadOnlyList<PostalAddress>))]
[JsonSerializable(typeof(IReadOnlyList<ExternalId>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, CustomValue>))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    // Never part of HTML: letters of all scripts stay as they are.
    public static StoredJson Readable { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}
