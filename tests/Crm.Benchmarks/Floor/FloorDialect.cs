using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Crm.Benchmarks.Floor;

/// <summary>What differs between the engines: how the product stores ids and times, and how connections are had.</summary>
/// <param name="Table">The floor's own copy of the table.</param>
/// <param name="Open">Opens a connection of the driver's pool.</param>
/// <param name="Id">An id as a parameter.</param>
/// <param name="Time">A time as a parameter.</param>
/// <param name="ReadId">An id of a row.</param>
/// <param name="ReadTime">A time of a row.</param>
/// <param name="Contains">The operator for a part of a text without case.</param>
internal sealed record FloorDialect(
    string Table,
    Func<CancellationToken, ValueTask<DbConnection>> Open,
    Func<Guid, object> Id,
    Func<DateTime, object> Time,
    Func<DbDataReader, int, Guid> ReadId,
    Func<DbDataReader, int, DateTime> ReadTime,
    string Contains
)
{
    /// <summary>PostgreSQL, with statements that the driver prepares.</summary>
    public static FloorDialect Postgres(string connection)
    {
        var source = NpgsqlDataSource.Create($"{connection};Max Auto Prepare=20");
        return new FloorDialect(
            "floor.contacts",
            async cancellation => await source.OpenConnectionAsync(cancellation),
            id => id,
            time => time,
            (row, column) => row.GetGuid(column),
            (row, column) => row.GetDateTime(column),
            "ILIKE"
        );
    }

    /// <summary>SQLite.</summary>
    public static FloorDialect Sqlite(string connection) =>
        new(
            "contacts",
            async cancellation =>
            {
                var opened = new SqliteConnection(connection);
                await opened.OpenAsync(cancellation);
                return opened;
            },
            id => id.ToByteArray(bigEndian: true),
            time => new DateTimeOffset(time).ToUnixTimeMilliseconds(),
            (row, column) => new Guid((byte[])row.GetValue(column), bigEndian: true),
            (row, column) =>
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column)).UtcDateTime,
            "LIKE"
        );
}
