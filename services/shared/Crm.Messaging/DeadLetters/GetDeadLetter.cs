using Crm.Common.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Messaging.DeadLetters;

/// <summary>Gets a dead letter of this service.</summary>
public sealed class GetDeadLetter
{
    private readonly ServiceDbContext _db;
    private readonly DeadLetterWire _wire;

    internal GetDeadLetter(ServiceDbContext db, DeadLetterWire wire) => (_db, _wire) = (db, wire);

    /// <summary>The dead letter with its event, or DEAD_LETTER_NOT_FOUND.</summary>
    public async Task<Result<DeadLetter>> HandleAsync(
        GetDeadLetterRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!_wire.TryReadOwnId(request.Id, out var id))
            return DeadLetterErrors.NotFound;
        var letter = await _db.Set<DeadLetterRecord>()
            .AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        return letter is null ? DeadLetterErrors.NotFound : _wire.ToWire(letter, withEvent: true);
    }
}
