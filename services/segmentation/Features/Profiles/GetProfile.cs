using Crm.ContactReferences;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain;
using Crm.Segmentation.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Profile = Crm.Segmentation.Domain.Profile;

namespace Crm.Segmentation.Features.Profiles;

/// <summary>Gets the traits of a contact as they are now. One that was merged has those of the contact that remained.</summary>
internal sealed class GetProfile(
    SegmentationDbContext db,
    ContactDirectory contacts,
    TenantSettings settings,
    TimeProvider time
)
{
    /// <summary>The windows that are shown.</summary>
    public static readonly int[] Windows = [30, 90, 365];

    /// <summary>What the answer is made of.</summary>
    public sealed record Found(
        Guid ContactId,
        Profile? Profile,
        KnownTenant Tenant,
        TenantClock Clock
    );

    public async Task<Result<Found>> HandleAsync(
        GetProfileRequest request,
        CancellationToken cancellationToken
    )
    {
        var contact = await contacts.FindAsync(request.ContactId, cancellationToken);
        if (contact.Error is not null)
            return contact.Error;
        var id = contact.Value;
        var tenant = await settings.GetAsync(cancellationToken);
        var clock = new TenantClock(tenant.TimeZone, time.GetInstant());
        var first = clock.Today - Windows.Max() + 1;
        var profile = await db
            .Profiles.AsNoTracking()
            .AsSplitQuery()
            .Include(row => row.Days.Where(day => day.Day >= first))
            .Include(row => row.DayCategories.Where(day => day.Day >= first))
            .FirstOrDefaultAsync(row => row.ContactId == id, cancellationToken);
        return new Found(id, profile, tenant, clock);
    }
}
