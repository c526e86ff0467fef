using System.Globalization;
using Crm.Contacts.Domain;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Google.Protobuf.WellKnownTypes;
using KindOneof = Google.Protobuf.WellKnownTypes.Value.KindOneofCase;

namespace Crm.Contacts.Grpc;

/// <summary>Reads values of custom fields as their definitions say.</summary>
/// <param name="definitions">The definitions of the keys that are read.</param>
/// <param name="convertsText">Whether a text stands for a number or boolean, as in the columns of an import.</param>
internal sealed class CustomFieldReader(
    IReadOnlyDictionary<string, FieldDefinition> definitions,
    bool convertsText = false
)
{
    private const int MostTextLength = 2_000;

    /// <summary>The values; null and an empty text mean that there is none.</summary>
    public Result<IReadOnlyDictionary<string, CustomValue>> Read(
        IEnumerable<KeyValuePair<string, Value>> fields
    )
    {
        var values = new Dictionary<string, CustomValue>(StringComparer.Ordinal);
        var violations = new List<FieldViolation>();
        foreach (var (key, wire) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            if (definitions.GetValueOrDefault(key) is not { } definition)
                violations.Add(FieldDefinitionErrors.Unknown(key));
            else if (IsAbsent(wire))
                continue;
            else if (Read(definition, wire) is { } value)
                values.Add(key, value);
            else
                violations.Add(FieldDefinitionErrors.TypeMismatch(key, Expected(definition)));
        }
        return violations.Count == 0 ? values : FieldDefinitionErrors.Of(violations);
    }

    private static bool IsAbsent(Value value) =>
        value.KindCase is KindOneof.None or KindOneof.NullValue
        || value is { KindCase: KindOneof.StringValue, StringValue: "" };

    private CustomValue? Read(FieldDefinition definition, Value value) =>
        (definition.Type, value.KindCase) switch
        {
            (FieldType.Number, KindOneof.NumberValue) => Number(value.NumberValue),
            (FieldType.Boolean, KindOneof.BoolValue) => new CustomValue(
                FieldType.Boolean,
                Flag: value.BoolValue
            ),
            (_, KindOneof.StringValue) => Read(definition, value.StringValue),
            _ => null,
        };

    private CustomValue? Read(FieldDefinition definition, string text) =>
        definition.Type switch
        {
            FieldType.Text when text.Length <= MostTextLength => new CustomValue(
                FieldType.Text,
                text
            ),
            FieldType.Choice when definition.Choices.Contains(text) => new CustomValue(
                FieldType.Choice,
                text
            ),
            FieldType.Date => Date(text),
            FieldType.Time => Time(text),
            FieldType.Number
                when convertsText
                    && double.TryParse(
                        text,
                        NumberStyles.Float,
                        CultureInfo.InvariantCulture,
                        out var number
                    ) => Number(number),
            FieldType.Boolean when convertsText && bool.TryParse(text, out var flag) =>
                new CustomValue(FieldType.Boolean, Flag: flag),
            _ => null,
        };

    // There is one zero: stores and JSON tell -0 apart otherwise.
    private static CustomValue? Number(double number) =>
        double.IsFinite(number)
            ? new CustomValue(FieldType.Number, Number: number == 0 ? 0 : number)
            : null;

    private static CustomValue? Date(string text) =>
        DateOnly.TryParseExact(
            text,
            CustomValue.DateFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out _
        )
            ? new CustomValue(FieldType.Date, text)
            : null;

    private static CustomValue? Time(string text)
    {
        try
        {
            var time = Timestamp.Parser.ParseJson($"\"{text}\"").ToDateTimeOffset().Truncate();
            return new CustomValue(
                FieldType.Time,
                time.ToString(CustomValue.TimeFormat, CultureInfo.InvariantCulture)
            );
        }
        catch (Exception exception)
            when (exception
                    is Google.Protobuf.InvalidProtocolBufferException
                        or InvalidOperationException
            )
        {
            return null;
        }
    }

    private static string Expected(FieldDefinition definition) =>
        definition.Type switch
        {
            FieldType.Text => "a text of up to 2,000 characters",
            FieldType.Number => "a number",
            FieldType.Boolean => "true or false",
            FieldType.Date => "a date such as 2026-11-21",
            FieldType.Time => "a time such as 2026-11-21T08:00:00Z",
            FieldType.Choice => "one of the choices of the field",
            _ => throw new ArgumentOutOfRangeException(nameof(definition), definition.Type, null),
        };
}
