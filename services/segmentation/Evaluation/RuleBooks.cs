using Crm.Segmentation.Data;
using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Rules;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Evaluation;

/// <summary>Opens the rule book of the tenant: what is stored, compiled for today.</summary>
internal sealed class RuleBooks(
    SegmentationDbContext db,
    RuleCompiler compiler,
    TenantSettings settings,
    TimeProvider time
)
{
    /// <summary>All rules of the tenant.</summary>
    public async Task<RuleBook> OpenAsync(CancellationToken cancellationToken)
    {
        var clock = await ClockAsync(cancellationToken);
        var segments = await db.Set<Segment>()
            .AsNoTracking()
            .Where(segment => segment.Kind == SegmentKind.Dynamic)
            .OrderBy(segment => segment.Id)
            .ToListAsync(cancellationToken);
        return new RuleBook(clock, segments.Select(segment => Compile(segment, clock.Today)));
    }

    /// <summary>The day of the tenant.</summary>
    public async Task<TenantClock> ClockAsync(CancellationToken cancellationToken)
    {
        var tenant = await settings.GetAsync(cancellationToken);
        return new TenantClock(tenant.TimeZone, time.GetInstant());
    }

    /// <summary>The rules of one segment.</summary>
    public SegmentRule Compile(Segment segment, int today) =>
        new(
            segment.Id,
            segment.ActiveRuleVersion == 0
                ? null
                : compiler.Compile(
                    new StoredRule(
                        segment.TenantId,
                        segment.Id,
                        segment.ActiveRuleVersion,
                        segment.ActiveRule,
                        segment.ActiveRuleFields
                    ),
                    today
                ),
            segment.ActiveRuleVersion,
            segment.HasPendingRule
                ? compiler.Compile(
                    new StoredRule(
                        segment.TenantId,
                        segment.Id,
                        segment.RuleVersion,
                        segment.Rule,
                        segment.RuleFields
                    ),
                    today
                )
                : null
        );
}
