using Npgsql;

namespace Crm.ServiceDefaults.Store;

/// <summary>
/// Writes rows to PostgreSQL as an array for each column. The statement is the same for any number of rows, so that it is prepared once.
/// </summary>
internal static class BulkArrays
{
    private const int MostRows = 5_000;

    public static async Task<int> ExecuteAsync<T>(
        Func<NpgsqlCommand> create,
        BulkTable table,
        IReadOnlyCollection<T> rows,
        BulkMerge? merge,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var text = BulkInsertText.OfArrays(table, merge);
        var changed = 0;
        foreach (var chunk in rows.Chunk(MostRows))
        {
            await using var command = create();
            command.CommandText = text;
            for (var i = 0; i < table.Columns.Count; i++)
                command.Parameters.Add(Parameter($"p{i}", table.Columns[i], chunk));
            changed += await command.ExecuteNonQueryAsync(cancellationToken);
        }
        return changed;
    }

    private static NpgsqlParameter Parameter<T>(string name, BulkColumn column, T[] rows)
        where T : class
    {
        var values = Array.CreateInstance(column.ElementType, rows.Length);
        for (var i = 0; i < rows.Length; i++)
            values.SetValue(column.Read(rows[i]), i);
        return new NpgsqlParameter(name, values) { DataTypeName = $"{column.StoreType}[]" };
    }
}
