using Crm.Common.V1;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Messaging.DeadLetters;

/// <summary>Discards a dead letter of this service.</summary>
public sealed class DeleteDeadLetter
{
    private readonly ServiceDbContext _db;
    private readonly DeadLetterWire _wire;
    private readonly ChangeLog _changes;
    private readonly TimeProvider _time;

    internal DeleteDeadLetter(
        ServiceDbContext db,
        DeadLetterWire wire,
        ChangeLog changes,
        TimeProvider time
    ) => (_db, _wire, _changes, _time) = (db, wire, changes, time);

    /// <summary>Done, or DEAD_LETTER_NOT_FOUND or an error of the etag.</summary>
    public async Task<Result<DeleteDeadLetterResponse>> HandleAsync(
        DeleteDeadLetterRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!_wire.TryReadOwnId(request.Id, out var id))
            return DeadLetterErrors.NotFound;
        var letter = await _db.Set<DeadLetterRecord>()
            .FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (letter is null)
            return DeadLetterErrors.NotFound;
        if (Etag.Check(request.Etag, letter.Version) is { } stale)
            return stale;
        _db.Remove(letter);
        _changes.Deleted(
            "dead-letter",
            request.Id,
            letter.Version,
            _time.GetInstant(),
            _wire.ToWire(letter, withEvent: false)
        );
        return new DeleteDeadLetterResponse();
    }
}
