using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Segments;

namespace Crm.Segmentation.Evaluation;

/// <summary>A contact entered or left a segment.</summary>
/// <param name="Profile">The contact.</param>
/// <param name="Membership">The membership as it is now.</param>
/// <param name="Cause">Why.</param>
internal sealed record MembershipChange(
    Profile Profile,
    Membership Membership,
    MembershipCause Cause
);
