using Crm.Segmentation.Domain.Segments;

namespace Crm.Segmentation.Rules;

/// <summary>A rule that a caller gave and that was found right.</summary>
/// <param name="Text">The rule as it was given.</param>
/// <param name="Fields">The custom fields that it reads.</param>
/// <param name="Rule">The rule as it holds today.</param>
internal sealed record CheckedRule(string Text, IReadOnlyList<RuleField> Fields, CompiledRule Rule)
{
    /// <summary>The custom fields as they are stored.</summary>
    public string StoredFields => RuleField.ToJson(Fields);
}
