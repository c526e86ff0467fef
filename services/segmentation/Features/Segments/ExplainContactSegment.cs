using Crm.ContactReferences;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Evaluation;
using Crm.Segmentation.Rules;
using Crm.Segmentation.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Microsoft.EntityFrameworkCore;
using Profile = Crm.Segmentation.Domain.Profile;
using Segment = Crm.Segmentation.Domain.Segments.Segment;

namespace Crm.Segmentation.Features.Segments;

/// <summary>Explains why a contact is in a segment or not.</summary>
internal sealed class ExplainContactSegment(
    SegmentationDbContext db,
    ContactDirectory contacts,
    RuleBooks books,
    ProfileLoader profiles
)
{
    public async Task<Result<ExplainedMembership>> HandleAsync(
        ExplainContactSegmentRequest request,
        CancellationToken cancellationToken
    )
    {
        var segment = await db
            .Segments.AsNoTracking()
            .WithIdAsync(request.SegmentId, cancellationToken);
        if (segment is null)
            return SegmentErrors.NotFound;
        var contact = await contacts.FindAsync(request.ContactId, cancellationToken);
        if (contact.Error is not null)
            return contact.Error;
        var clock = await books.ClockAsync(cancellationToken);
        SegmentRule[] rules =
            segment.Kind == SegmentKind.Dynamic ? [books.Compile(segment, clock.Today)] : [];
        var book = new RuleBook(clock, rules);
        var found = await profiles.LoadAsync([contact.Value], book, cancellationToken);
        // A contact whose event has not arrived yet has no facts.
        var profile =
            found.Count == 1
                ? found[0]
                : new Profile { TenantId = db.TenantId, ContactId = contact.Value };
        // The rule that counts; the first rule before it counts.
        var rule = rules is [var only] ? only.Active ?? only.Pending : null;
        return new ExplainedMembership(segment, profile, rule, clock);
    }
}

/// <summary>A contact, a segment, and what its rule says of the contact.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Profile">The contact with what the rule reads.</param>
/// <param name="Rule">The rule; null when the segment has none.</param>
/// <param name="Clock">The day of the tenant.</param>
internal sealed record ExplainedMembership(
    Segment Segment,
    Profile Profile,
    CompiledRule? Rule,
    TenantClock Clock
);
