using System.Globalization;
using Crm.Contacts.V1;
using Crm.Messaging;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ContactReferences;

/// <summary>Keeps which contacts are there.</summary>
internal sealed class OnContactChanged(ServiceDbContext db) : IEventHandler
{
    public async Task HandleAsync(
        IReadOnlyList<IncomingEvent> events,
        CancellationToken cancellationToken
    )
    {
        var states = events.Select(StateOf).ToList();
        var ids = states.Select(state => state.Id).Distinct().ToList();
        var known = await db.Set<KnownContact>()
            .Where(contact => EF.Parameter(ids).Contains(contact.ContactId))
            .ToDictionaryAsync(contact => contact.ContactId, cancellationToken);
        var added = new Dictionary<Guid, KnownContact>();
        foreach (var (id, isDeleted, version) in states)
        {
            if (known.TryGetValue(id, out var contact) || added.TryGetValue(id, out contact))
                contact.Learn(isDeleted, version);
            else
                added.Add(id, KnownContact.Create(db.TenantId, id, isDeleted, version));
        }
        await db.BulkInsertAsync(added.Values, cancellationToken);
    }

    private static (Guid Id, bool IsDeleted, long Version) StateOf(IncomingEvent incoming) =>
        (
            Guid.Parse(incoming.Subject, CultureInfo.InvariantCulture),
            incoming.Data is ContactDeleted,
            incoming.Data switch
            {
                ContactCreated created => created.Version,
                ContactUpdated updated => updated.Version,
                ContactDeleted deleted => deleted.Version,
                ContactRestored restored => restored.Version,
                _ => 0,
            }
        );
}
