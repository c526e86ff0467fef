using NodaTime;

namespace Crm.ServiceDefaults.Imports.Mapping;

/// <summary>The texts of a row on their way into a message, and what is wrong with the first that does not fit.</summary>
internal sealed class MappedRow(DateTimeZone zone)
{
    /// <summary>The zone of times that do not say theirs.</summary>
    public DateTimeZone Zone => zone;

    /// <summary>The text of each mapped column; null where the row has none.</summary>
    public string?[] Cells { get; set; } = [];

    /// <summary>Why the row is refused; null while nothing is wrong.</summary>
    public RowProblem? Problem { get; private set; }

    public void Begin() => Problem = null;

    public void Refuse(string pointer, string expected) =>
        Problem ??= RowProblem.Value(pointer, expected);
}
