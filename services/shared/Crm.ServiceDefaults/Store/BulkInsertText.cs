using System.Globalization;
using System.Text;

namespace Crm.ServiceDefaults.Store;

/// <summary>The text of a statement that inserts rows, in the language of an engine.</summary>
internal static class BulkInsertText
{
    /// <summary>A statement with the parameters <c>@p0</c>, <c>@p1</c>, …, row by row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="provider">The engine: SQLite or SQL Server.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="merge">What becomes of a row whose key is there; null when there is none.</param>
    public static string Of(BulkTable table, StoreProvider provider, int rows, BulkMerge? merge) =>
        merge is not null && provider == StoreProvider.SqlServer
            ? MergeInto(table, rows, merge)
            : Insert(table, $"VALUES {Values(table, rows)}", merge);

    /// <summary>A statement for PostgreSQL with an array for each column, <c>@p0</c>, <c>@p1</c>, …: the same for any number of rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="merge">What becomes of a row whose key is there; null when there is none.</param>
    public static string OfArrays(BulkTable table, BulkMerge? merge)
    {
        var arrays = string.Join(
            ", ",
            Enumerable.Range(0, table.Columns.Count).Select(i => $"@p{i}")
        );
        return Insert(table, $"SELECT * FROM unnest({arrays})", merge);
    }

    private static string Insert(BulkTable table, string rows, BulkMerge? merge)
    {
        if (merge is null)
            return $"INSERT INTO {table.Name} ({table.ColumnNames}) {rows}";
        var text = new StringBuilder(
            $"INSERT INTO {table.Name} AS known ({table.ColumnNames}) {rows} "
        );
        text.Append("ON CONFLICT (").AppendJoin(", ", table.KeyNames).Append(") DO ");
        if (merge.KeepsAll)
            return text.Append("NOTHING").ToString();
        text.Append("UPDATE SET ").AppendJoin(", ", merge.Assignments(table.Quote));
        return merge.Condition is { } condition
            ? text.Append(" WHERE ").Append(Booleans(condition, "TRUE", "FALSE")).ToString()
            : text.ToString();
    }

    // The lock holds the place of a row that is not there yet, so that of two who bring the same one the second finds it.
    private static string MergeInto(BulkTable table, int rows, BulkMerge merge)
    {
        var text = new StringBuilder(
            $"MERGE INTO {table.Name} WITH (HOLDLOCK) AS known USING (VALUES {Values(table, rows)}) AS excluded ({table.ColumnNames}) ON "
        );
        text.AppendJoin(" AND ", table.KeyNames.Select(key => $"known.{key} = excluded.{key}"));
        if (!merge.KeepsAll)
        {
            text.Append(" WHEN MATCHED");
            if (merge.Condition is { } condition)
                text.Append(" AND ").Append(Booleans(condition, "1", "0"));
            text.Append(" THEN UPDATE SET ").AppendJoin(", ", merge.Assignments(table.Quote));
        }
        var values = table.Columns.Select(column => $"excluded.{column.Name}");
        return text.Append(" WHEN NOT MATCHED THEN INSERT (")
            .Append(table.ColumnNames)
            .Append(") VALUES (")
            .AppendJoin(", ", values)
            .Append(");")
            .ToString();
    }

    private static string Booleans(string condition, string yes, string no) =>
        condition
            .Replace("{true}", yes, StringComparison.Ordinal)
            .Replace("{false}", no, StringComparison.Ordinal);

    private static string Values(BulkTable table, int rows)
    {
        var columns = table.Columns.Count;
        var text = new StringBuilder();
        for (var i = 0; i < rows * columns; i++)
        {
            text.Append(
                i % columns > 0 ? ", "
                : i > 0 ? "), ("
                : "("
            );
            text.Append(CultureInfo.InvariantCulture, $"@p{i}");
        }
        return text.Append(')').ToString();
    }
}
