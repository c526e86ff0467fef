using System.Globalization;
using Crm.Segmentation.Data;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Features.Rebuild;

/// <summary>Forgets activities that their source does not list any more.</summary>
internal sealed class VanishedActivities(SegmentationDbContext db, TimeProvider time)
{
    // An activity that was told of a moment ago may not have been listed yet when the page was read.
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(5);

    /// <param name="after">The id that the page begins after; empty for the first page.</param>
    /// <param name="listed">The ids of the page.</param>
    /// <param name="last">The last id of the page; null when it is the last page.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task ForgetAsync(
        string after,
        List<Guid> listed,
        string? last,
        CancellationToken cancellationToken
    )
    {
        var from = after.Length == 0 ? Guid.Empty : Guid.Parse(after, CultureInfo.InvariantCulture);
        var settled = Guid.CreateVersion7(time.GetInstant() - Settled);
        var to = last is null ? settled : Guid.Parse(last, CultureInfo.InvariantCulture);
        return db
            .ActivityFacts.Where(fact =>
                fact.ActivityId > from
                && fact.ActivityId <= to
                && fact.ActivityId <= settled
                && !fact.IsDeleted
                && !EF.Parameter(listed).Contains(fact.ActivityId)
            )
            .ExecuteDeleteAsync(cancellationToken);
    }
}
