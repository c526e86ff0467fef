using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ContactReferences;

/// <summary>The trees of merged contacts that events concern, in memory: few contacts are ever merged.</summary>
internal sealed class ContactAliases(ServiceDbContext db)
{
    private Dictionary<Guid, KnownContact> _contacts = [];

    /// <summary>Reads the contacts and all that belong to the same survivors, with two queries. Contacts that are not known are added.</summary>
    public async Task LoadAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = db.Set<KnownContact>();
        var survivors = await rows.Where(contact => EF.Parameter(ids).Contains(contact.ContactId))
            .Select(contact => contact.SurvivorId)
            .Distinct()
            .ToListAsync(cancellationToken);
        survivors.AddRange(ids);
        _contacts = await rows.Where(contact =>
                EF.Parameter(survivors).Contains(contact.SurvivorId)
                || EF.Parameter(survivors).Contains(contact.ContactId)
            )
            .ToDictionaryAsync(contact => contact.ContactId, cancellationToken);
        foreach (var id in ids.Where(id => !_contacts.ContainsKey(id)))
            _contacts.Add(id, rows.Add(KnownContact.Create(db.TenantId, id)).Entity);
    }

    /// <summary>Says that a contact was merged into another one, or is on its own again.</summary>
    public void Attach(Guid contactId, Guid? parentId) => _contacts[contactId].MergeInto(parentId);

    /// <summary>Finds the survivors anew.</summary>
    /// <returns>What belongs to another contact than before.</returns>
    public IReadOnlyList<ContactAliasChange> Settle()
    {
        var changes = new List<ContactAliasChange>();
        foreach (var contact in _contacts.Values)
        {
            var survivor = SurvivorOf(contact);
            if (survivor == contact.SurvivorId)
                continue;
            changes.Add(new ContactAliasChange(contact.ContactId, contact.SurvivorId, survivor));
            contact.Follow(survivor);
        }
        return changes;
    }

    // Each step goes to another contact: events that contradict each other must not lead in a circle.
    private Guid SurvivorOf(KnownContact contact)
    {
        var seen = new HashSet<Guid>();
        while (
            seen.Add(contact.ContactId)
            && contact.MergedIntoId is { } parent
            && _contacts.TryGetValue(parent, out var next)
        )
            contact = next;
        return contact.ContactId;
    }
}
