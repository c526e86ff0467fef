using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;

namespace Crm.Testing;

/// <summary>A statement as it was sent.</summary>
/// <param name="CommandText">Its text.</param>
/// <param name="Parameters">Copies of its parameters.</param>
public sealed record ToldStatement(string CommandText, IReadOnlyList<SqlParameter> Parameters);

/// <summary>A connection to SQL Server with no server behind it: it keeps what it is told, and answers with nothing.</summary>
public sealed class SilentConnection : DbConnection
{
    private ConnectionState _state;

    /// <summary>What was said, in order.</summary>
    public IList<ToldStatement> Told { get; } = [];

    /// <summary>What the next queries answer; nothing when there is none left.</summary>
    public Queue<DataTable> Answers { get; } = new();

    /// <inheritdoc />
    [AllowNull]
    public override string ConnectionString { get; set; } = "Server=nowhere";

    /// <inheritdoc />
    public override string Database => "nowhere";

    /// <inheritdoc />
    public override string DataSource => "nowhere";

    /// <inheritdoc />
    public override string ServerVersion => "16.00.0000";

    /// <inheritdoc />
    public override ConnectionState State => _state;

    /// <inheritdoc />
    public override void Open() => _state = ConnectionState.Open;

    /// <inheritdoc />
    public override void Close() => _state = ConnectionState.Closed;

    /// <inheritdoc />
    public override void ChangeDatabase(string databaseName) { }

    /// <inheritdoc />
    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
        new SilentTransaction(this, isolationLevel);

    /// <inheritdoc />
    protected override DbCommand CreateDbCommand() => new SilentCommand(this);

    private sealed class SilentTransaction(DbConnection connection, IsolationLevel isolation)
        : DbTransaction
    {
        public override IsolationLevel IsolationLevel => isolation;

        protected override DbConnection DbConnection => connection;

        public override void Commit() { }

        public override void Rollback() { }
    }
}

/// <summary>A command that is kept instead of being sent.</summary>
internal sealed class SilentCommand : DbCommand
{
    private readonly SilentConnection _connection;

    internal SilentCommand(SilentConnection connection) => _connection = connection;

    /// <inheritdoc />
    [AllowNull]
    public override string CommandText { get; set; } = "";

    /// <inheritdoc />
    public override int CommandTimeout { get; set; }

    /// <inheritdoc />
    public override CommandType CommandType { get; set; } = CommandType.Text;

    /// <inheritdoc />
    public override bool DesignTimeVisible { get; set; }

    /// <inheritdoc />
    public override UpdateRowSource UpdatedRowSource { get; set; }

    /// <inheritdoc />
    protected override DbConnection? DbConnection
    {
        get => _connection;
        set { }
    }

    /// <inheritdoc />
    protected override DbParameterCollection DbParameterCollection { get; } =
        new SqlCommand().Parameters;

    /// <inheritdoc />
    protected override DbTransaction? DbTransaction { get; set; }

    /// <inheritdoc />
    public override void Cancel() { }

    /// <inheritdoc />
    public override void Prepare() { }

    /// <inheritdoc />
    public override int ExecuteNonQuery()
    {
        Tell();
        return 0;
    }

    /// <inheritdoc />
    public override object? ExecuteScalar()
    {
        Tell();
        return null;
    }

    // EF takes its parameters away again.
    private void Tell() =>
        _connection.Told.Add(
            new ToldStatement(
                CommandText,
                [
                    .. DbParameterCollection
                        .Cast<ICloneable>()
                        .Select(parameter => (SqlParameter)parameter.Clone()),
                ]
            )
        );

    /// <inheritdoc />
    protected override DbParameter CreateDbParameter() => new SqlParameter();

    /// <inheritdoc />
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
    {
        Tell();
        return (
            _connection.Answers.TryDequeue(out var answer) ? answer : new DataTable()
        ).CreateDataReader();
    }
}
