using Crm.ContactReferences;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Data;

/// <summary>Says to which contact facts belong today, by the contact that they were recorded for.</summary>
internal sealed class FactOwners(SegmentationDbContext db)
{
    /// <summary>The contact that remained for each of the contacts; itself where it was never merged.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> ReadAsync(
        IEnumerable<Guid> recorded,
        CancellationToken cancellationToken
    )
    {
        var ids = recorded.Distinct().ToList();
        var merged = await db.Set<KnownContact>()
            .Where(contact =>
                EF.Parameter(ids).Contains(contact.ContactId)
                && contact.SurvivorId != contact.ContactId
            )
            .Select(contact => new { contact.ContactId, contact.SurvivorId })
            .ToDictionaryAsync(
                contact => contact.ContactId,
                contact => contact.SurvivorId,
                cancellationToken
            );
        return ids.ToDictionary(id => id, id => merged.GetValueOrDefault(id, id));
    }
}
