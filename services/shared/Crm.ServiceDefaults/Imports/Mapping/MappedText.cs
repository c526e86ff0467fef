using Crm.ServiceDefaults.Imports.Mapping.Transforms;

namespace Crm.ServiceDefaults.Imports.Mapping;

/// <summary>A text for a field: a cell or a constant, transformed.</summary>
internal sealed class MappedText(
    int slot,
    string? constant,
    string pointer,
    IReadOnlyList<TextTransform> transforms
)
{
    /// <summary>Whether it is the same in each row.</summary>
    public bool IsConstant => constant is not null;

    /// <summary>The field, as a JSON pointer.</summary>
    public string Pointer => pointer;

    /// <summary>What splits the text into the items of a list; null when it is one.</summary>
    public string? Separator { get; init; }

    /// <summary>What happens to each item after the text was split.</summary>
    public IReadOnlyList<TextTransform> ItemTransforms { get; init; } = [];

    /// <summary>The text of a row; null when it is empty, which means not given, or when it is refused.</summary>
    public string? Read(MappedRow row) => Transform(constant ?? row.Cells[slot], transforms, row);

    /// <summary>The texts of a row for a list.</summary>
    public IEnumerable<string> ReadItems(MappedRow row)
    {
        if (Read(row) is not { } text)
            yield break;
        var items = Separator is null
            ? [text]
            : text.Split(
                Separator,
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            );
        foreach (var item in items)
        {
            if (Transform(item, ItemTransforms, row) is { } transformed)
                yield return transformed;
        }
    }

    private string? Transform(string? text, IReadOnlyList<TextTransform> steps, MappedRow row)
    {
        foreach (var step in steps)
        {
            if (string.IsNullOrEmpty(text))
                return null;
            text = step.Apply(text);
            if (text is null)
                row.Refuse(pointer, step.Expected);
        }
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
