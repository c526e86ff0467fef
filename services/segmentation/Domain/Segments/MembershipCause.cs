using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crm.Segmentation.Domain.Segments;

/// <summary>Why a contact entered or left a segment.</summary>
/// <param name="Trigger">What led to it.</param>
/// <param name="RuleVersion">The version of the rule.</param>
/// <param name="Terms">The terms of the rule that turned.</param>
/// <param name="EventId">The event that led to it.</param>
internal sealed record MembershipCause(
    CauseTrigger Trigger,
    int RuleVersion,
    IReadOnlyList<CauseTerm> Terms,
    Guid? EventId
)
{
    public string ToJson() => JsonSerializer.Serialize(this, CauseJson.Default.MembershipCause);

    /// <summary>Null for a contact that never was a member.</summary>
    public static MembershipCause? Parse(string json) =>
        json.Length == 0
            ? null
            : JsonSerializer.Deserialize(json, CauseJson.Default.MembershipCause);
}

/// <summary>A term of a rule that turned.</summary>
/// <param name="Term">The term in its canonical form.</param>
/// <param name="Field">What it reads.</param>
/// <param name="Old">The value of the trait before.</param>
/// <param name="New">The value of the trait now.</param>
internal sealed record CauseTerm(string Term, string Field, string? Old, string? New);

[JsonSerializable(typeof(MembershipCause))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
internal sealed partial class CauseJson : JsonSerializerContext;
