using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Crm.ServiceDefaults.Store;

/// <summary>Writes many rows at once, beside the change tracker.</summary>
public static class BulkInsertExtensions
{
    // The driver of SQLite finds parameters by name in a list: a statement with many of them takes longer than many statements.
    private const int MostParametersOfSqlite = 32;
    private const int MostParametersOfSqlServer = 2_000;
    private const int MostRowsOfSqlServer = 1_000;

    // A COPY takes two round trips and is planned each time, but a row in it costs less.
    private const int LeastRowsOfCopy = 500;

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
        return db.Provider == StoreProvider.Postgres && rows.Count >= LeastRowsOfCopy
            ? CopyAsync(db, table, rows, cancellationToken)
            : ExecuteAsync(db, table, rows, merge: null, cancellationToken);
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
        return ExecuteAsync(db, table, rows, table.Replacement, cancellationToken);
    }

    /// <summary>Inserts rows; what becomes of a row whose key is there is said.</summary>
    /// <param name="db">The store, in a transaction (<see cref="UnitOfWork"/>).</param>
    /// <param name="rows">The rows, each key once.</param>
    /// <param name="merge">What becomes of a row whose key is there.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <typeparam name="T">An entity whose columns are all mapped to properties of the class.</typeparam>
    /// <returns>How many rows were inserted or changed.</returns>
    public static Task<int> BulkInsertAsync<T>(
        this ServiceDbContext db,
        IReadOnlyCollection<T> rows,
        BulkMerge merge,
        CancellationToken cancellationToken = default
    )
        where T : class =>
        rows.Count == 0
            ? Task.FromResult(0)
            : ExecuteAsync(db, BulkTable.Of<T>(db), rows, merge, cancellationToken);

    /// <summary>Inserts rows in the current transaction.</summary>
    internal static Task BulkInsertAsync(
        this ServiceDbContext db,
        BulkRows rows,
        CancellationToken cancellationToken
    ) => ExecuteAsync(db, rows.Table, rows.Rows, merge: null, cancellationToken);

    private static async Task<int> ExecuteAsync<T>(
        ServiceDbContext db,
        BulkTable table,
        IReadOnlyCollection<T> rows,
        BulkMerge? merge,
        CancellationToken cancellationToken
    )
        where T : class
    {
        if (db.Provider == StoreProvider.Postgres)
            return await BulkArrays.ExecuteAsync(
                () => (NpgsqlCommand)Command(db),
                table,
                rows,
                merge,
                cancellationToken
            );
        var perStatement = Math.Min(rows.Count, MostRows(db.Provider, table.Columns.Count));
        var left = rows.Count;
        var changed = 0;
        var statement = new BulkStatement(Command(db), table, perStatement, db.Provider, merge);
        try
        {
            foreach (var row in rows)
            {
                if (!statement.Add(row))
                    continue;
                changed += await statement.ExecuteAsync(cancellationToken);
                left -= perStatement;
                if (left == 0 || left >= perStatement)
                    continue;
                await statement.DisposeAsync();
                statement = new BulkStatement(Command(db), table, left, db.Provider, merge);
                perStatement = left;
            }
        }
        finally
        {
            await statement.DisposeAsync();
        }
        return changed;
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

    private static int MostRows(StoreProvider provider, int columns) =>
        provider == StoreProvider.Sqlite
            ? Math.Max(1, MostParametersOfSqlite / columns)
            : Math.Min(MostRowsOfSqlServer, MostParametersOfSqlServer / columns);

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
