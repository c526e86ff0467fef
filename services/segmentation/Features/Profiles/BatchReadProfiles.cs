using Crm.ContactReferences;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Profile = Crm.Segmentation.Domain.Profile;

namespace Crm.Segmentation.Features.Profiles;

/// <summary>Reads the traits of contacts as they are now. One that was merged has those of the contact that remained.</summary>
internal sealed class BatchReadProfiles(
    SegmentationDbContext db,
    ContactDirectory contacts,
    TenantSettings settings,
    TimeProvider time
)
{
    /// <summary>The windows that are shown.</summary>
    public static readonly int[] Windows = [30, 90, 365];

    /// <summary>What a profile is made of.</summary>
    public sealed record Found(
        Guid ContactId,
        Profile? Profile,
        KnownTenant Tenant,
        TenantClock Clock
    );

    public Task<Result<Result<Found>[]>> HandleAsync(
        IReadOnlyList<string> contactIds,
        CancellationToken cancellationToken
    ) => contacts.ReadAsync(contactIds, ReadAsync, cancellationToken);

    private async Task<IReadOnlyDictionary<Guid, Found>> ReadAsync(
        List<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var tenant = await settings.GetAsync(cancellationToken);
        var clock = new TenantClock(tenant.TimeZone, time.GetInstant());
        var first = clock.Today - Windows.Max() + 1;
        var profiles = await db
            .Profiles.AsNoTracking()
            .ByKey()
            .AsSplitQuery()
            .Include(row => row.Days.Where(day => day.Day >= first))
            .Include(row => row.DayCategories.Where(day => day.Day >= first))
            .Where(row => EF.Parameter(ids).Contains(row.ContactId))
            .ToDictionaryAsync(row => row.ContactId, cancellationToken);
        return ids.ToDictionary(
            id => id,
            id => new Found(id, profiles.GetValueOrDefault(id), tenant, clock)
        );
    }
}
