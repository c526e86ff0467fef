using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crm.Segmentation.Domain.Segments;

/// <summary>
/// The declaration of a custom field that a rule reads. It is kept with the rule, so that evaluating asks nobody; a declaration never changes.
/// </summary>
/// <param name="Key">The key below <c>customFields.</c>.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Choices">What a choice may be.</param>
internal sealed record RuleField(string Key, RuleFieldType Type, IReadOnlyList<string> Choices)
{
    public static string ToJson(IReadOnlyList<RuleField> fields) =>
        fields.Count == 0
            ? ""
            : JsonSerializer.Serialize(fields, RuleFieldJson.Default.IReadOnlyListRuleField);

    public static IReadOnlyList<RuleField> Parse(string json) =>
        json.Length == 0
            ? []
            : JsonSerializer.Deserialize(json, RuleFieldJson.Default.IReadOnlyListRuleField)!;
}

/// <summary>The type of a custom field; the numbers are those of the contract of contacts.</summary>
internal enum RuleFieldType
{
    Text = 1,
    Number = 2,
    Boolean = 3,
    Date = 4,
    Time = 5,
    Choice = 6,
}

[JsonSerializable(typeof(IReadOnlyList<RuleField>))]
internal sealed partial class RuleFieldJson : JsonSerializerContext;
