using Crm.Segmentation.Domain;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Data;

/// <summary>Lets one worker at a time rank the customers of a tenant.</summary>
internal sealed class QuintileLeases(SegmentationDbContext db, TimeProvider time)
{
    /// <summary>Takes or renews the lease of the tenant, in a serialisable transaction; false while another worker holds it.</summary>
    public async Task<bool> TakeAsync(
        Guid holder,
        TimeSpan lasts,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetInstant();
        var isFree = !await db.QuintileLeases.AnyAsync(
            lease => lease.Until > now && lease.Holder != holder,
            cancellationToken
        );
        if (isFree)
            await db.BulkUpsertAsync(
                [
                    new QuintileLease
                    {
                        TenantId = db.TenantId,
                        Holder = holder,
                        Until = now + lasts,
                    },
                ],
                cancellationToken
            );
        return isFree;
    }
}
