using Crm.ContactReferences;
using Crm.Contacts.V1;
using Crm.ServiceDefaults.Store;
using Crm.Tickets.Data;
using Crm.Tickets.Domain;
using Crm.Tickets.Grpc;
using Microsoft.EntityFrameworkCore;

namespace Crm.Tickets.Features.Tickets;

/// <summary>
/// Gives tickets their contact once there is one. Events carry no addresses, so contacts is asked for those of all tickets that wait:
/// a chunk of tickets is one question, and where none waits there is none.
/// </summary>
internal sealed class WaitingRequesters(
    TicketsDbContext db,
    ContactDirectory contacts,
    TicketChanges changes,
    TimeProvider time
)
{
    private const int ChunkSize = 1_000;

    public async Task IdentifyAsync(CancellationToken cancellationToken)
    {
        var after = Guid.Empty;
        while (true)
        {
            var waiting = await db
                .Tickets.Where(ticket => ticket.ContactId == null && ticket.Id > after)
                .OrderBy(ticket => ticket.Id)
                .Take(ChunkSize)
                .Select(ticket => new Waiting(
                    ticket.Id,
                    ticket.RequesterEmailKey,
                    ticket.RequesterPhoneKey
                ))
                .ToListAsync(cancellationToken);
            if (waiting.Count > 0)
                await IdentifyAsync(waiting, cancellationToken);
            if (waiting.Count < ChunkSize)
                return;
            after = waiting[^1].Id;
        }
    }

    private async Task IdentifyAsync(List<Waiting> waiting, CancellationToken cancellationToken)
    {
        var references = waiting.SelectMany(ticket => ticket.References).Distinct().ToList();
        // Without an answer there is nothing to do but to try again later.
        var found = (await contacts.ResolveAsync(references, cancellationToken)).Value;
        var byReference = references
            .Zip(found, (reference, contact) => (reference, contact.Relation))
            .Where(pair => pair.Relation is not null)
            .ToDictionary(pair => pair.reference, pair => pair.Relation!.Value);
        var known = waiting
            .Select(ticket =>
                (ticket.Id, Key: ticket.References.FirstOrDefault(byReference.ContainsKey))
            )
            .Where(ticket => ticket.Key is not null)
            .ToDictionary(ticket => ticket.Id, ticket => byReference[ticket.Key!]);
        if (known.Count == 0)
            return;
        var ids = known.Keys.ToList();
        var tickets = await db
            .Tickets.Where(ticket => ids.Contains(ticket.Id) && ticket.ContactId == null)
            .ToListAsync(cancellationToken);
        var now = time.GetInstant();
        foreach (var ticket in tickets)
        {
            var before = TicketMapping.ToWire(ticket);
            ticket.Identify(known[ticket.Id], now);
            changes.Identified(ticket, before);
        }
    }

    private sealed record Waiting(Guid Id, string EmailKey, string PhoneKey)
    {
        /// <summary>The keys by which the requester can be found, the surer one first.</summary>
        public IReadOnlyList<ContactReference> References { get; } =
        [
            .. new[]
            {
                EmailKey.Length == 0
                    ? null
                    : new ContactReference { Email = EmailKey },
                PhoneKey.Length == 0
                    ? null
                    : new ContactReference { Phone = PhoneKey },
            }.OfType<ContactReference>(),
        ];
    }
}
