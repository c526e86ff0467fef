using Crm.Common.V1;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Crm.ServiceDefaults.Imports.Mapping.Values;

/// <summary>Makes the value of a field of a text.</summary>
/// <param name="Read">The value; null when the text is none. Times without an offset are of the zone of the row.</param>
/// <param name="Expected">What the text must be, for people.</param>
internal sealed record ValueReader(Func<string, MappedRow, object?> Read, string Expected)
{
    /// <summary>The reader of a field that holds one value, or of the items of its list; null for what no text can give.</summary>
    public static ValueReader? Of(FieldDescriptor field) =>
        field.FieldType switch
        {
            FieldType.String => IsDecimal(field)
                ? NumberReaders.Decimal
                : new ValueReader((text, _) => text, "a text"),
            FieldType.Bool => BooleanReader,
            FieldType.Enum => EnumReader.Of(field.EnumType),
            FieldType.Message => OfMessage(field.MessageType.FullName),
            _ => NumberReaders.Of(field.FieldType),
        };

    private static readonly ValueReader BooleanReader = new(
        (text, _) =>
            text.Trim().ToUpperInvariant() switch
            {
                "TRUE" or "YES" or "1" => true,
                "FALSE" or "NO" or "0" => false,
                _ => null,
            },
        "true or false"
    );

    private static ValueReader? OfMessage(string name) =>
        name switch
        {
            "google.protobuf.Timestamp" => TimeReaders.Timestamp,
            "google.protobuf.Duration" => TimeReaders.Duration,
            "google.protobuf.Value" => new ValueReader(
                (text, _) => Value.ForString(text),
                "a text"
            ),
            _ => null,
        };

    private static bool IsDecimal(FieldDescriptor field) =>
        field.GetOptions()?.GetExtension(RulesExtensions.Rules)?.Format
        == FieldRules.Types.Format.Decimal;
}
