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
        var text = merge is null ? table.Insertion : BulkInsertText.OfArrays(table, merge);
        var changed = 0;
        foreach (var chunk in rows.Chunk(MostRows))
        {
            await using var command = create();
            command.CommandText = text;
            Fill(command.Parameters, table, chunk);
            changed += await command.ExecuteNonQueryAsync(cancellationToken);
        }
        return changed;
    }

    /// <summary>Inserts rows of several tables and commits, in one round trip: what is sent together without a transaction is one.</summary>
    public static async Task CommitAsync(
        NpgsqlConnection connection,
        IEnumerable<BulkRows> tables,
        CancellationToken cancellationToken
    )
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (table, rows) in tables)
        {
            var command = new NpgsqlBatchCommand(table.Insertion);
            Fill(command.Parameters, table, rows);
            batch.BatchCommands.Add(command);
        }
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Fill<T>(
        NpgsqlParameterCollection parameters,
        BulkTable table,
        IReadOnlyList<T> rows
    )
        where T : class
    {
        for (var i = 0; i < table.Columns.Count; i++)
            parameters.Add(Parameter($"p{i}", table.Columns[i], rows));
    }

    private static NpgsqlParameter Parameter<T>(
        string name,
        BulkColumn column,
        IReadOnlyList<T> rows
    )
        where T : class
    {
        var values = Array.CreateInstance(column.ElementType, rows.Count);
        for (var i = 0; i < rows.Count; i++)
            values.SetValue(column.Read(rows[i]), i);
        return new NpgsqlParameter(name, values) { DataTypeName = $"{column.StoreType}[]" };
    }
}
