using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Crm.ServiceDefaults.Store;

/// <summary>Writes many rows at once, beside the change tracker.</summary>
public static class BulkInsertExtensions
{
    // Parameters are found by name in a list: a statement with many of them takes longer than many statements.
    private const int MostParameters = 32;

    /// <summary>Inserts rows in the current transaction. What they refer to must be saved before.</summary>
    /// <param name="db">The store, in a transaction (<see cref="UnitOfWork"/>).</param>
    /// <param name="rows">The rows, with their keys.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <typeparam name="T">An entity whose columns are all mapped to properties of the class.</typeparam>
    public static Task BulkInsertAsync<T>(
        this ServiceDbContext db,
        IReadOnlyCollection<T> rows,
        CancellationToken cancellationToken = default
    )
        where T : class
    {
        if (rows.Count == 0)
            return Task.CompletedTask;
        var table = BulkTable.Of<T>(db);
        return db.Provider == StoreProvider.Postgres
            ? CopyAsync(db, table, rows, cancellationToken)
            : ExecuteAsync(db, table, rows, conflict: "", cancellationToken);
    }

    /// <summary>Inserts rows; where a row with the same primary key is there, its other columns are replaced.</summary>
    /// <param name="db">The store, in a transaction (<see cref="UnitOfWork"/>).</param>
    /// <param name="rows">The rows, each key once.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <typeparam name="T">An entity whose columns are all mapped to properties of the class.</typeparam>
    public static Task BulkUpsertAsync<T>(
        this ServiceDbContext db,
        IReadOnlyCollection<T> rows,
        CancellationToken cancellationToken = default
    )
        where T : class
    {
        if (rows.Count == 0)
            return Task.CompletedTask;
        var table = BulkTable.Of<T>(db);
        return ExecuteAsync(db, table, rows, table.ReplaceOnConflict, cancellationToken);
    }

    private static async Task ExecuteAsync<T>(
        ServiceDbContext db,
        BulkTable table,
        IReadOnlyCollection<T> rows,
        string conflict,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var perStatement = Math.Min(rows.Count, Math.Max(1, MostParameters / table.Columns.Count));
        await using var many = new BulkStatement(Command(db), table, perStatement, conflict);
        await using var one = new BulkStatement(Command(db), table, 1, conflict);
        var full = rows.Count - (rows.Count % perStatement);
        var index = 0;
        foreach (var row in rows)
        {
            var statement = index++ < full ? many : one;
            if (statement.Add(row))
                await statement.ExecuteAsync(cancellationToken);
        }
    }

    private static async Task CopyAsync<T>(
        ServiceDbContext db,
        BulkTable table,
        IReadOnlyCollection<T> rows,
        CancellationToken cancellationToken
    )
        where T : class
    {
        _ = Transaction(db);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var columns = string.Join(", ", table.Columns.Select(column => column.Name));
        await using var writer = await connection.BeginBinaryImportAsync(
            $"COPY {table.Name} ({columns}) FROM STDIN (FORMAT BINARY)",
            cancellationToken
        );
        foreach (var row in rows)
        {
            await writer.StartRowAsync(cancellationToken);
            foreach (var column in table.Columns)
            {
                if (column.Read(row) is { } value)
                    await writer.WriteAsync(value, column.StoreType, cancellationToken);
                else
                    await writer.WriteNullAsync(cancellationToken);
            }
        }
        await writer.CompleteAsync(cancellationToken);
    }

    private static DbCommand Command(ServiceDbContext db)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = Transaction(db);
        return command;
    }

    private static DbTransaction Transaction(ServiceDbContext db) =>
        db.Database.CurrentTransaction?.GetDbTransaction()
        ?? throw new InvalidOperationException(
            "Rows are written in bulk within a unit of work that has begun."
        );
}
