using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Crm.ServiceDefaults.Store;

/// <summary>
/// Lets the serialisable work of a tenant go one after the other on a server, as the write gate does for a file: work that would only
/// collide, and be done again and again, waits instead. What is not serialisable goes on beside it; of two that change the same row the
/// second fails and is done once more.
/// </summary>
/// <remarks>
/// The lock is the connection's, not the transaction's: the transaction sees the rows as they were at its first statement, which must come
/// after the lock. The server gives it back when the connection breaks.
/// </remarks>
internal sealed class TenantTurn : IAsyncDisposable
{
    private readonly ServiceDbContext _db;
    private readonly long _key;

    private TenantTurn(ServiceDbContext db)
    {
        _db = db;
        // Two tenants with the same hash would wait for each other, no more.
        _key = BitConverter.ToInt64(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{db.GetType().Name}/{db.TenantId}"))
        );
    }

    /// <summary>Waits for the turn.</summary>
    public static async Task<TenantTurn> EnterAsync(
        ServiceDbContext db,
        CancellationToken cancellationToken
    )
    {
        var turn = new TenantTurn(db);
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await db.Database.ExecuteSqlAsync(turn.Lock(), cancellationToken);
            return turn;
        }
        catch
        {
            // Who was cancelled in the moment in which the turn came holds it.
            await turn.DisposeAsync();
            throw;
        }
    }

    /// <summary>Gives the turn to the next one.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _db.Database.ExecuteSqlAsync(Unlock(), CancellationToken.None);
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            // The connection is lost, and the lock with it; one that only failed to answer must not go back to the pool with a lock.
            if (_db.Database.GetDbConnection() is NpgsqlConnection connection)
                NpgsqlConnection.ClearPool(connection);
        }
        await _db.Database.CloseConnectionAsync();
    }

    private FormattableString Lock() =>
        _db.Provider == StoreProvider.Postgres
            ? (FormattableString)$"SELECT pg_advisory_lock({_key})"
            : $"""
                DECLARE @turn int;
                EXEC @turn = sp_getapplock @Resource = {Name}, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = -1;
                IF @turn < 0 THROW 50000, 'The turn of the tenant did not come.', 1;
                """;

    private FormattableString Unlock() =>
        _db.Provider == StoreProvider.Postgres
            ? (FormattableString)$"SELECT pg_advisory_unlock({_key})"
            : $"EXEC sp_releaseapplock @Resource = {Name}, @LockOwner = 'Session'";

    private string Name => _key.ToString("x16", CultureInfo.InvariantCulture);
}
