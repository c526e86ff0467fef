namespace Crm.Filtering;

/// <summary>A declared field, for API descriptions and rule builders.</summary>
/// <param name="Name">The canonical path.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="IsRepeated">Whether a comparison asks for any of several values.</param>
public sealed record FieldDescription(string Name, FieldKind Kind, bool IsRepeated);
