using System.Data.Common;
using System.Globalization;

namespace Crm.ServiceDefaults.Store;

/// <summary>A prepared INSERT of some rows that is executed again and again.</summary>
internal sealed class BulkStatement : IAsyncDisposable
{
    private readonly DbCommand _command;
    private readonly BulkTable _table;
    private readonly DbParameter[] _parameters;
    private int _filled;

    public BulkStatement(
        DbCommand command,
        BulkTable table,
        int rows,
        StoreProvider provider,
        BulkMerge? merge
    )
    {
        _command = command;
        _table = table;
        _command.CommandText = BulkInsertText.Of(table, provider, rows, merge);
        _parameters = new DbParameter[rows * table.Columns.Count];
        for (var i = 0; i < _parameters.Length; i++)
        {
            var column = table.Columns[i % table.Columns.Count];
            var name = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
            _parameters[i] = column.Parameter(command, name, provider);
            command.Parameters.Add(_parameters[i]);
        }
    }

    /// <summary>Takes a row.</summary>
    /// <returns>Whether the statement is full.</returns>
    public bool Add(object row)
    {
        foreach (var column in _table.Columns)
            _parameters[_filled++].Value = column.Read(row) ?? DBNull.Value;
        return _filled == _parameters.Length;
    }

    public Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        _filled = 0;
        return _command.ExecuteNonQueryAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();
}
