namespace Crm.ServiceDefaults.Store;

/// <summary>
/// What becomes of a row whose key is there when rows are written in bulk, the same on every engine. In expressions <c>known</c> is
/// the row of the table and <c>excluded</c> the one that comes.
/// </summary>
public sealed class BulkMerge
{
    private readonly IReadOnlyList<(string Column, string Expression)> _assignments;

    private BulkMerge(
        IReadOnlyList<(string Column, string Expression)> assignments,
        string? condition = null
    ) => (_assignments, Condition) = (assignments, condition);

    /// <summary>The row stays as it is.</summary>
    public static BulkMerge Keep { get; } = new([]);

    /// <summary>Whether the row stays as it is in any case.</summary>
    internal bool KeepsAll => _assignments.Count == 0;

    /// <summary>When the row is changed; null for always.</summary>
    internal string? Condition { get; }

    /// <summary>Replaces values.</summary>
    public BulkMerge Set(params IEnumerable<string> columns) => With(columns, "excluded.{0}");

    /// <summary>Adds to numbers.</summary>
    public BulkMerge Add(params IEnumerable<string> columns) =>
        With(columns, "known.{0} + excluded.{0}");

    /// <summary>Counts one more.</summary>
    public BulkMerge Count(string column) => With([column], "known.{0} + 1");

    /// <summary>Keeps the lower value; none is higher than any.</summary>
    public BulkMerge Least(params IEnumerable<string> columns) => With(columns, Nearer("<"));

    /// <summary>Keeps the higher value; none is lower than any.</summary>
    public BulkMerge Greatest(params IEnumerable<string> columns) => With(columns, Nearer(">"));

    /// <summary>Changes the row only when this is so. Yes and no are written <c>{true}</c> and <c>{false}</c>, and are compared.</summary>
    public BulkMerge When(string condition) => new(_assignments, condition);

    /// <summary>The assignments, with the columns quoted as the engine does it.</summary>
    internal IEnumerable<string> Assignments(Func<string, string> quote) =>
        _assignments.Select(assignment =>
            $"{quote(assignment.Column)} = "
            + assignment.Expression.Replace(
                "{0}",
                quote(assignment.Column),
                StringComparison.Ordinal
            )
        );

    private static string Nearer(string comparison) =>
        $"CASE WHEN known.{{0}} IS NULL OR excluded.{{0}} {comparison} known.{{0}} THEN excluded.{{0}} ELSE known.{{0}} END";

    private BulkMerge With(IEnumerable<string> columns, string expression) =>
        new([.. _assignments, .. columns.Select(column => (column, expression))], Condition);
}
