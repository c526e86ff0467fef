using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Crm.ServiceDefaults.Store;

/// <summary>A prepared INSERT of some rows that is executed again and again.</summary>
internal sealed class BulkStatement : IAsyncDisposable
{
    private readonly DbCommand _command;
    private readonly BulkTable _table;
    private readonly DbParameter[] _parameters;
    private int _filled;

    public BulkStatement(DbCommand command, BulkTable table, int rows, string conflict)
    {
        _command = command;
        _table = table;
        _parameters = new DbParameter[rows * table.Columns.Count];
        var text = new StringBuilder(
            $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns.Select(column => column.Name))}) VALUES "
        );
        for (var i = 0; i < _parameters.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
            command.Parameters.Add(parameter);
            _parameters[i] = parameter;
            var column = i % table.Columns.Count;
            text.Append(
                    column > 0 ? ", "
                    : i > 0 ? "), ("
                    : "("
                )
                .Append(parameter.ParameterName);
        }
        _command.CommandText = text.Append(") ").Append(conflict).ToString();
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
