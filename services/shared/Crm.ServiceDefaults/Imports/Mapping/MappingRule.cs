namespace Crm.ServiceDefaults.Imports.Mapping;

/// <summary>One rule of a mapping as it was written: where a text comes from, where it goes, what happens on the way.</summary>
/// <param name="Place">Where the rule stands, for violations, such as <c>mapping[3]</c>.</param>
/// <param name="Column">The column; null for a constant.</param>
/// <param name="Constant">The constant; null for a column.</param>
/// <param name="Path">The field, in JSON names.</param>
/// <param name="Transforms">What happens to the text, in this order.</param>
internal sealed record MappingRule(
    string Place,
    string? Column,
    string? Constant,
    string Path,
    IReadOnlyList<TransformCall> Transforms
)
{
    /// <summary>The column is named like its field: as an export writes it, which includes what the service sets itself.</summary>
    public bool IsIdentity { get; init; }
}

/// <summary>A transform with its argument.</summary>
internal sealed record TransformCall(string Name, string Argument);
