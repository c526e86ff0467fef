using Crm.Contacts.Data;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using MatchBy = Crm.Contacts.V1.UpsertContactRequest.Types.MatchBy;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

/// <summary>Reads all that a chunk of an import needs, and writes all that it changed.</summary>
internal sealed class ImportBatches(
    ContactsDbContext db,
    ContactMatches matches,
    ContactIndex index,
    ContactChanges changes,
    TimeProvider time
)
{
    public async Task<ImportBatch> OpenAsync(
        List<Wire.Contact> contacts,
        MatchBy matchBy,
        CancellationToken cancellationToken
    )
    {
        var ids = contacts
            .Select(contact => Guid.TryParse(contact.Id, out var id) ? id : (Guid?)null)
            .OfType<Guid>()
            .Distinct()
            .ToList();
        // External ids are looked up whatever tells contacts apart: they must not be another contact's.
        var keys = contacts.SelectMany(contact =>
            ContactKey.Of(contact, matchBy).Concat(ContactKey.Of(contact, MatchBy.ExternalId))
        );
        var found = await matches.FindAsync(keys, cancellationToken);
        ids.AddRange(found.SelectMany(key => key).Select(match => match.Id));
        var known =
            ids.Count == 0
                ? []
                : await db
                    .Contacts.Where(contact => EF.Parameter(ids).Contains(contact.Id))
                    .ToListAsync(cancellationToken);
        return new ImportBatch(db.TenantId, matchBy, known, changes, time.GetInstant());
    }

    /// <summary>Writes what the batch created and changed. Changed contacts are tracked and saved with the chunk.</summary>
    public async Task SaveAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        await db.BulkInsertAsync(batch.Created, cancellationToken);
        await index.InsertAsync(batch.Created, cancellationToken);
        await index.UpdateAsync(batch.Changed, cancellationToken);
    }
}
