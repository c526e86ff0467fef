using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Evaluation;
using Crm.Segmentation.Features.Segments;
using Crm.Segmentation.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Wire = Crm.Segmentation.V1;

namespace Crm.Segmentation.Grpc;

/// <summary>Memberships and their causes in the contract.</summary>
internal static class MembershipMapping
{
    /// <summary>The event of an entry or exit.</summary>
    public static IMessage ToEvent(MembershipChange change)
    {
        var membership = change.Membership;
        var cause = ToWire(change.Cause, TimeOf(membership));
        return membership.IsMember
            ? new SegmentEntered
            {
                ContactId = membership.ContactId.ToString(),
                SegmentId = membership.SegmentId.ToString(),
                Cause = cause,
            }
            : new SegmentExited
            {
                ContactId = membership.ContactId.ToString(),
                SegmentId = membership.SegmentId.ToString(),
                Cause = cause,
            };
    }

    /// <summary>Why the contact last came in or left; null when it never did.</summary>
    public static Wire.MembershipCause? CauseOf(Membership membership) =>
        Domain.Segments.MembershipCause.Parse(membership.Cause) is { } cause
            ? ToWire(cause, TimeOf(membership))
            : null;

    /// <summary>A segment that a contact is in.</summary>
    public static ContactSegment ToWire(SegmentOfContact entry) =>
        new()
        {
            SegmentId = entry.Segment.Id.ToString(),
            Name = entry.Segment.Name,
            Kind = (Wire.Segment.Types.Kind)entry.Segment.Kind,
            EnterTime = Timestamp.FromDateTimeOffset(entry.Membership.EnterTime),
            Cause = CauseOf(entry.Membership),
        };

    private static DateTimeOffset TimeOf(Membership membership) =>
        membership.IsMember ? membership.EnterTime : membership.ExitTime ?? membership.EnterTime;

    private static Wire.MembershipCause ToWire(
        Domain.Segments.MembershipCause cause,
        DateTimeOffset time
    ) =>
        new()
        {
            Trigger = (Wire.MembershipCause.Types.Trigger)cause.Trigger,
            Terms = { cause.Terms.Select(ToWire) },
            RuleVersion = cause.RuleVersion,
            EventId = cause.EventId?.ToString() ?? "",
            Time = Timestamp.FromDateTimeOffset(time),
        };

    private static Wire.CauseTerm ToWire(Domain.Segments.CauseTerm term)
    {
        var wire = new Wire.CauseTerm { Term = term.Term, Field = term.Field };
        if (term.Old is not null)
            wire.OldValue = term.Old;
        if (term.New is not null)
            wire.NewValue = term.New;
        return wire;
    }
}
