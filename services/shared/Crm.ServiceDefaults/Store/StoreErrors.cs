using System.Data.Common;
using Crm.ServiceDefaults.Errors;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Crm.ServiceDefaults.Store;

/// <summary>Failures of the store that no request is to blame for: it does not answer, or it has no room left.</summary>
public static class StoreErrors
{
    private const int SqliteIo = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqlServerFileFull = 1105;
    private const int SqlServerLogFull = 9002;

    /// <summary>There is no room left.</summary>
    public static readonly Error Full = new(
        ErrorKind.ResourceExhausted,
        "STORE_FULL",
        "There is no room left to keep this. Nothing was changed, and what was kept is safe."
    );

    /// <summary>Whether the store does not answer, so that the same may be tried once more.</summary>
    public static bool IsAway(Exception exception) =>
        !StoreFailures.IsTransient(exception) && Of(exception) == CommonErrors.ServiceUnavailable;

    /// <summary>What an exception says of the store; null when it is about something else.</summary>
    public static Error? Of(Exception exception)
    {
        // The store also says that a query was cancelled when its caller has done so: then nothing is wrong with it.
        for (
            var cause = exception;
            cause is not null and not OperationCanceledException;
            cause = cause.InnerException
        )
        {
            switch (cause)
            {
                case SqliteException { SqliteErrorCode: SqliteFull }:
                case PostgresException { SqlState: PostgresErrorCodes.DiskFull }:
                case SqlException { Number: SqlServerFileFull or SqlServerLogFull }:
                    return Full;
                case SqliteException { SqliteErrorCode: SqliteIo or SqliteCannotOpen }:
                // The server went away, is starting, or has no connection left; collisions are told apart before.
                case DbException when StoreFailures.IsOutage(cause):
                    return CommonErrors.ServiceUnavailable;
            }
        }
        return null;
    }
}
