using System.Globalization;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Features.Profiles;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Features.Rebuild;

/// <summary>Makes profiles anew from the facts that are kept here, some contacts at a time in the order of their ids.</summary>
internal sealed class ProfileDerivation(
    SegmentationDbContext db,
    UnitOfWork work,
    ProfileWriter profiles,
    ProfileChanges changes
)
{
    private const int ContactsInStep = 500;

    /// <summary>Does the next contacts.</summary>
    /// <param name="after">The last contact of the step before; empty at first.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>How many there were, and the last of them; null at the end.</returns>
    public async Task<(int Count, string? Last)> StepAsync(
        string after,
        CancellationToken cancellationToken
    )
    {
        var last = after.Length == 0 ? Guid.Empty : Guid.Parse(after, CultureInfo.InvariantCulture);
        var ids = await db
            .Profiles.Where(profile => profile.ContactId > last)
            .OrderBy(profile => profile.ContactId)
            .Select(profile => profile.ContactId)
            .Take(ContactsInStep)
            .ToListAsync(cancellationToken);
        if (ids.Count == 0)
            return (0, null);
        await work.BeginAsync(WritePriority.Background, cancellationToken);
        await profiles.DeriveAsync(ids, cancellationToken);
        await changes.TellAsync(ids, new ChangeCause(CauseTrigger.Fact), cancellationToken);
        return (ids.Count, ids[^1].ToString());
    }
}
