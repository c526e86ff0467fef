using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ContactReferences;

/// <summary>What is known without asking, and remembers what was answered.</summary>
internal sealed class KnownContacts(ServiceDbContext db)
{
    private readonly HashSet<Guid> _remembered = [];

    /// <summary>The contact that remains for each of the ids that is known; null where it is deleted.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid?>> FindAsync(
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var known = await ReadAsync(ids, cancellationToken);
        var survivors = known
            .Values.Select(contact => contact.SurvivorId)
            .Where(id => !known.ContainsKey(id))
            .Distinct()
            .ToList();
        foreach (var (id, survivor) in await ReadAsync(survivors, cancellationToken))
            known[id] = survivor;
        return ids.Where(known.ContainsKey)
            .Select(id => (Id: id, known[id].SurvivorId))
            .Where(contact => known.ContainsKey(contact.SurvivorId))
            .ToDictionary(
                contact => contact.Id,
                contact => known[contact.SurvivorId].IsDeleted ? (Guid?)null : contact.SurvivorId
            );
    }

    /// <summary>
    /// Keeps contacts that were asked for, and which remains for them, with the work at hand. Where nothing is saved, as when reading,
    /// they are forgotten.
    /// </summary>
    public async Task RememberAsync(
        IReadOnlyCollection<ContactRelation> relations,
        CancellationToken cancellationToken
    )
    {
        var survivors = relations
            .SelectMany(relation =>
                ((Guid Id, Guid Survivor)[])
                    [
                        (relation.ContactId, relation.ContactId),
                        (relation.RecordedContactId, relation.ContactId),
                    ]
            )
            .DistinctBy(contact => contact.Id)
            .ToList();
        var known = await ReadAsync(survivors.ConvertAll(contact => contact.Id), cancellationToken);
        foreach (var (id, survivor) in survivors)
        {
            if (known.ContainsKey(id) || !_remembered.Add(id))
                continue;
            var contact = KnownContact.Create(db.TenantId, id);
            if (survivor != id)
            {
                contact.MergeInto(survivor);
                contact.Follow(survivor);
            }
            db.Set<KnownContact>().Add(contact);
        }
    }

    private async Task<Dictionary<Guid, Known>> ReadAsync(
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    ) =>
        ids.Count == 0
            ? []
            : await db.Set<KnownContact>()
                .AsNoTracking()
                .ByKey()
                .Where(contact => EF.Parameter(ids).Contains(contact.ContactId))
                .Select(contact => new Known(
                    contact.ContactId,
                    contact.SurvivorId,
                    contact.IsDeleted
                ))
                .ToDictionaryAsync(contact => contact.ContactId, cancellationToken);

    private readonly record struct Known(Guid ContactId, Guid SurvivorId, bool IsDeleted);
}
