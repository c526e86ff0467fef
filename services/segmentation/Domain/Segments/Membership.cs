using Crm.ServiceDefaults.Store;

namespace Crm.Segmentation.Domain.Segments;

/// <summary>That a contact is in a segment, or was: the row stays, so that it can be told why it left. Written by set.</summary>
internal sealed class Membership : ITenantOwned
{
    public string TenantId { get; init; } = "";
    public Guid SegmentId { get; init; }
    public Guid ContactId { get; init; }

    /// <summary>Whether it is in the segment, as the events told.</summary>
    public bool IsMember { get; init; }

    /// <summary>Whether the rule that is being evaluated says otherwise.</summary>
    public bool WillChange { get; init; }

    /// <summary>When it last came in; when the row was made, if it never did.</summary>
    public DateTimeOffset EnterTime { get; init; }

    /// <summary>When it last left.</summary>
    public DateTimeOffset? ExitTime { get; init; }

    /// <summary>Why it last came in or left, as <see cref="MembershipCause"/>; empty if it never did.</summary>
    public string Cause { get; init; } = "";
}
