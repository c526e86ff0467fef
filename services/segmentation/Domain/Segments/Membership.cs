using Crm.ServiceDefaults.Store;

namespace Crm.Segmentation.Domain.Segments;

/// <summary>That a contact is in a segment, or was: the row stays, so that it can be told why it left. Written by set.</summary>
internal sealed class Membership : ITenantOwned
{
    private Membership() { }

    public string TenantId { get; private init; } = "";
    public Guid SegmentId { get; private init; }
    public Guid ContactId { get; private init; }

    /// <summary>Whether it is in the segment, as the events told.</summary>
    public bool IsMember { get; private set; }

    /// <summary>Whether a rule that is being evaluated, and does not count yet, says otherwise.</summary>
    public bool WillChange { get; private set; }

    /// <summary>When it last came in; when the row was made, if it never did.</summary>
    public DateTimeOffset EnterTime { get; private set; }

    /// <summary>When it last left.</summary>
    public DateTimeOffset? ExitTime { get; private set; }

    /// <summary>Why it last came in or left, as <see cref="MembershipCause"/>; empty if it never did.</summary>
    public string Cause { get; private set; } = "";

    /// <summary>A contact that is not in the segment.</summary>
    public static Membership Create(
        string tenantId,
        Guid segmentId,
        Guid contactId,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = tenantId,
            SegmentId = segmentId,
            ContactId = contactId,
            EnterTime = now,
        };

    /// <summary>The contact comes in, or leaves.</summary>
    public void Turn(MembershipCause cause, DateTimeOffset now)
    {
        IsMember = !IsMember;
        if (IsMember)
            EnterTime = now;
        else
            ExitTime = now;
        Cause = cause.ToJson();
    }

    /// <summary>Says what a rule that does not count yet would change.</summary>
    public void Foresee(bool willChange) => WillChange = willChange;
}
