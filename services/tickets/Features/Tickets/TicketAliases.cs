using Crm.ContactReferences;
using Crm.ServiceDefaults.Store;
using Crm.Tickets.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Lets tickets follow when contacts are merged, and back when a merge is undone: a set of tickets for each contact that remains.</summary>
internal sealed class TicketAliases(TicketsDbContext db, TimeProvider time) : IContactAliasFollower
{
    public async Task FollowAsync(
        IReadOnlyList<ContactAliasChange> changes,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetInstant();
        foreach (var survivor in changes.GroupBy(change => change.To))
        {
            var recorded = survivor.Select(change => (Guid?)change.RecordedContactId).ToList();
            var to = (Guid?)survivor.Key;
            await db
                .Tickets.Where(ticket =>
                    recorded.Contains(ticket.RecordedContactId) && ticket.ContactId != to
                )
                .ExecuteUpdateAsync(
                    ticket =>
                        ticket
                            .SetProperty(t => t.ContactId, to)
                            .SetProperty(t => t.UpdateTime, now)
                            .SetProperty(t => t.Version, t => t.Version + 1),
                    cancellationToken
                );
        }
    }
}
