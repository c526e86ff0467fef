using Crm.Segmentation.Data;
using Crm.Segmentation.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Evaluation;

/// <summary>Loads profiles with what rules read, one query a table.</summary>
internal sealed class ProfileLoader(SegmentationDbContext db)
{
    public Task<List<Profile>> LoadAsync(
        IReadOnlyCollection<Guid> contactIds,
        RuleBook book,
        CancellationToken cancellationToken
    )
    {
        var ids = contactIds.ToList();
        var profiles = db
            .Profiles.AsNoTracking()
            .Where(profile => EF.Parameter(ids).Contains(profile.ContactId))
            .Include(profile => profile.Memberships)
            .AsQueryable();
        if (book.ValueFields is { Count: > 0 } fields)
            profiles = profiles.Include(profile =>
                profile.Values.Where(value => EF.Parameter(fields).Contains(value.Field))
            );
        if (book.FirstDay is { } first)
            profiles = profiles
                .Include(profile => profile.Days.Where(day => day.Day >= first))
                .Include(profile => profile.DayCategories.Where(day => day.Day >= first));
        return profiles.AsSplitQuery().ToListAsync(cancellationToken);
    }
}
