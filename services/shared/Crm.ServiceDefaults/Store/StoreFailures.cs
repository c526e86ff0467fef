using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Crm.ServiceDefaults.Store;

/// <summary>Reads from an engine's exception what went wrong, in the names of the model.</summary>
internal static class StoreFailures
{
    private const int SqlitePrimaryKeyViolation = 1555;
    private const int SqliteUniqueViolation = 2067;
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const string SqliteUniquePrefix = "UNIQUE constraint failed: ";

    /// <summary>Whether a unique index or key was violated, and which.</summary>
    public static bool TryReadUniqueViolation(
        DbContext db,
        Exception exception,
        [NotNullWhen(true)] out string? constraint
    )
    {
        constraint = Innermost(exception) switch
        {
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgres =>
                postgres.ConstraintName ?? "",
            SqliteException
            {
                SqliteExtendedErrorCode: SqlitePrimaryKeyViolation or SqliteUniqueViolation
            } sqlite => ConstraintOf(db.Model, sqlite.Message),
            SqlException sqlServer when SqlServerFailures.IsUniqueViolation(sqlServer.Number) =>
                SqlServerFailures.ConstraintOf(db.Model, sqlServer.Message),
            _ => null,
        };
        return constraint is not null;
    }

    /// <summary>Whether the same work may succeed when it is done once more.</summary>
    public static bool IsTransient(Exception exception) =>
        exception is DbUpdateConcurrencyException
        || Innermost(exception) switch
        {
            PostgresException postgres => postgres.SqlState
                is PostgresErrorCodes.SerializationFailure
                    or PostgresErrorCodes.DeadlockDetected,
            SqlException sqlServer => SqlServerFailures.IsCollision(sqlServer.Number),
            _ => false,
        };

    /// <summary>Whether the engine could not be asked, did not finish, or had no room for the question: later it may.</summary>
    public static bool IsOutage(Exception exception) =>
        exception switch
        {
            SqliteException sqlite => sqlite.SqliteErrorCode is SqliteBusy or SqliteLocked,
            SqlException sqlServer => SqlServerFailures.IsOutage(sqlServer.Number),
            // By an administrator, by a limit of the server, or when the cancelling of a query came late and hit the one after it.
            PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => true,
            DbException { IsTransient: true } => true,
            _ => false,
        };

    private static Exception Innermost(Exception exception) => exception.GetBaseException();

    // SQLite names the columns, not the index: "… UNIQUE constraint failed: contacts.tenant_id, contacts.id'."
    private static string ConstraintOf(IModel model, string message)
    {
        var start =
            message.IndexOf(SqliteUniquePrefix, StringComparison.Ordinal)
            + SqliteUniquePrefix.Length;
        var end = message.IndexOf('\'', start);
        var columns = message[start..(end < 0 ? message.Length : end)].Split(", ");
        var names = columns
            .Select(column => column[(column.IndexOf('.', StringComparison.Ordinal) + 1)..])
            .ToArray();
        var table = columns[0][..columns[0].IndexOf('.', StringComparison.Ordinal)];
        var entities = model
            .GetEntityTypes()
            .Where(entity => entity.GetTableName() == table)
            .ToList();
        var index = entities
            .SelectMany(entity => entity.GetIndexes())
            .FirstOrDefault(index => Columns(index.Properties, names));
        var key = entities
            .SelectMany(entity => entity.GetKeys())
            .FirstOrDefault(key => Columns(key.Properties, names));
        return index?.GetDatabaseName() ?? key?.GetName() ?? "";
    }

    private static bool Columns(IReadOnlyList<IProperty> properties, string[] names) =>
        properties
            .Select(property => property.GetColumnName())
            .SequenceEqual(names, StringComparer.Ordinal);
}
