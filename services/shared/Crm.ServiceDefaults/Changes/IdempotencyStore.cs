using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Changes;

/// <summary>The idempotency record of the current call: found before the work, kept with the work.</summary>
internal sealed class IdempotencyStore(
    ServiceDbContext db,
    CallerAccessor caller,
    TimeProvider time
)
{
    public const string MetadataKey = "idempotency-key";
    public const string ReplayedKey = "idempotent-replayed";
    private const int MaxKeyLength = 255;

    // A record that is too old to count, but that the sweep has not deleted yet.
    private IdempotencyRecord? _expired;

    /// <summary>The key of a call; empty when it has none.</summary>
    public static string ReadKey(Metadata headers)
    {
        var key = headers.GetValue(MetadataKey);
        if (key is null)
            return "";
        if (key.Length is 0 or > MaxKeyLength || key.Any(character => character is <= ' ' or > '~'))
            throw new ErrorException(CommonErrors.IdempotencyKeyInvalid);
        return key;
    }

    /// <summary>The stored answer of the same request; null when there is none.</summary>
    /// <exception cref="ErrorException">The key was used for another request.</exception>
    public async Task<byte[]?> FindAsync(
        string key,
        byte[] requestHash,
        CancellationToken cancellationToken
    )
    {
        var actor = caller.Caller.Actor;
        var record = await db
            .IdempotencyRecords.AsNoTracking()
            .FirstOrDefaultAsync(r => r.Principal == actor && r.Key == key, cancellationToken);
        _expired = record?.IsCurrent(time.GetUtcNow()) == false ? record : null;
        if (record is null || _expired is not null)
            return null;
        return record.RequestHash.AsSpan().SequenceEqual(requestHash)
            ? record.Response
            : throw new ErrorException(CommonErrors.IdempotencyKeyReused);
    }

    /// <summary>Keeps the answer with the work that is about to be committed.</summary>
    public void Keep(string key, byte[] requestHash, IMessage response)
    {
        var record = _expired is null
            ? db
                .IdempotencyRecords.Add(
                    IdempotencyRecord.Create(caller.Caller.TenantId, caller.Caller.Actor, key)
                )
                .Entity
            : db.IdempotencyRecords.Attach(_expired).Entity;
        record.Keep(requestHash, Secrets.Clear(response).ToByteArray(), time.GetInstant());
    }
}
