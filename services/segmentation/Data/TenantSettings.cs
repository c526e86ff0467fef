using Crm.Segmentation.Domain;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Data;

/// <summary>The settings of the tenant at hand: UTC and EUR until something is told of it.</summary>
internal sealed class TenantSettings(SegmentationDbContext db)
{
    public async Task<KnownTenant> GetAsync(CancellationToken cancellationToken) =>
        await db.KnownTenants.AsNoTracking().ByKey().FirstOrDefaultAsync(cancellationToken)
        ?? KnownTenant.Unknown(db.TenantId);
}
