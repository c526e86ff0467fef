using System.Globalization;
using Crm.Contacts.V1;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ContactReferences;

/// <summary>Learns anew which contacts are there, page by page. Which was merged into which stays as the events told.</summary>
internal sealed class RebuildKnownContacts(
    ServiceDbContext db,
    UnitOfWork work,
    ContactLookup contacts,
    ServiceIdentity service
) : IOperationHandler
{
    /// <summary>The name of the projection.</summary>
    public const string Projection = "known-contacts";

    private const int PageSize = 1_000;

    public string Kind => $"{service.Name}.{Projection}.rebuild";

    public async Task<StepResult> StepAsync(
        OperationContext context,
        CancellationToken cancellationToken
    )
    {
        var page = await contacts.ListAsync(
            context.Operation.Checkpoint,
            PageSize,
            cancellationToken
        );
        var states = page.Facts.ToDictionary(fact =>
            Guid.Parse(fact.ContactId, CultureInfo.InvariantCulture)
        );
        await work.BeginAsync(WritePriority.Background, cancellationToken);
        var ids = states.Keys.ToList();
        var known = await db.Set<KnownContact>()
            .Where(contact => EF.Parameter(ids).Contains(contact.ContactId))
            .ToDictionaryAsync(contact => contact.ContactId, cancellationToken);
        foreach (var (id, contact) in known)
            contact.Correct(states[id].Deleted, states[id].Version);
        var added = ids.Where(id => !known.ContainsKey(id))
            .Select(id =>
                KnownContact.Create(db.TenantId, id, states[id].Deleted, states[id].Version)
            )
            .ToList();
        await db.BulkInsertAsync(added, cancellationToken);
        var counts = new RowCounts { Created = added.Count, Unchanged = known.Count };
        return page.HasNextPageToken
            ? StepResult.Continue(page.NextPageToken) with
            {
                Counts = counts,
            }
            : StepResult.Done() with
            {
                Counts = counts,
            };
    }
}
