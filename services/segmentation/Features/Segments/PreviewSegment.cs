using Crm.Contacts.V1;
using Crm.Segmentation.Clients;
using Crm.Segmentation.Data;
using Crm.Segmentation.Rules;
using Crm.Segmentation.V1;
using Crm.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Features.Segments;

/// <summary>Tells who would be a member of a segment with a rule.</summary>
internal sealed class PreviewSegment(
    SegmentationDbContext db,
    RuleChecker rules,
    SegmentReferences references,
    ContactReader contacts
)
{
    private const string RuleField = "rule";
    private const int DefaultSample = 10;

    public async Task<Result<SegmentPreview>> HandleAsync(
        PreviewSegmentRequest request,
        CancellationToken cancellationToken
    )
    {
        var rule = await rules.CheckAsync(request.Rule, RuleField, cancellationToken);
        if (rule.Error is not null)
            return rule.Error;
        var wrong = await references.CheckAsync(
            Guid.Empty,
            rule.Value.Rule,
            RuleField,
            cancellationToken
        );
        if (wrong is not null)
            return wrong;

        var present = db.Profiles.Where(profile =>
            profile.ContactVersion > 0 && !profile.IsDeleted
        );
        var passing = present.Where(rule.Value.Rule.Predicate);
        var all = await present.CountAsync(cancellationToken);
        var members = await passing.CountAsync(cancellationToken);
        var sample = await passing
            .OrderBy(profile => profile.ContactId)
            .Take(request.SampleSize == 0 ? DefaultSample : request.SampleSize)
            .Select(profile => profile.ContactId)
            .ToListAsync(cancellationToken);
        var read = await contacts.ReadAsync(sample, cancellationToken);
        return read.Error is not null
            ? read.Error
            : new SegmentPreview(members, all, [.. sample.Select(id => read.Value[id])]);
    }
}

/// <summary>Who would be a member.</summary>
/// <param name="Members">How many contacts pass.</param>
/// <param name="Contacts">How many there are.</param>
/// <param name="Sample">Some of those that pass.</param>
internal sealed record SegmentPreview(int Members, int Contacts, IReadOnlyList<Contact> Sample);
