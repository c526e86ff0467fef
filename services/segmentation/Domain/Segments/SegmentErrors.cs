using Crm.ServiceDefaults.Errors;

namespace Crm.Segmentation.Domain.Segments;

/// <summary>What can be wrong with a segment.</summary>
internal static class SegmentErrors
{
    public static readonly Error NotFound = new(
        ErrorKind.NotFound,
        "SEGMENT_NOT_FOUND",
        "There is no such segment."
    );

    public static readonly Error NameTaken = new(
        ErrorKind.AlreadyExists,
        "SEGMENT_NAME_TAKEN",
        "Another segment has this name."
    );

    public static readonly Error Limit = new(
        ErrorKind.ResourceExhausted,
        "SEGMENT_LIMIT",
        $"A tenant has at most {SegmentLimits.MostSegments} segments. Delete one that is not needed."
    );

    public static readonly Error RuleMissing = new(
        ErrorKind.InvalidArgument,
        "SEGMENT_RULE_MISSING",
        "A DYNAMIC segment needs a rule."
    );

    public static readonly Error RuleNotAllowed = new(
        ErrorKind.InvalidArgument,
        "SEGMENT_RULE_NOT_ALLOWED",
        "Only a DYNAMIC segment has a rule."
    );

    public static readonly Error KindNotAllowed = new(
        ErrorKind.InvalidArgument,
        "SEGMENT_KIND_NOT_ALLOWED",
        "A SNAPSHOT is made of another segment, by :snapshot."
    );

    public static readonly Error ReferenceUnknown = new(
        ErrorKind.InvalidArgument,
        "SEGMENT_REFERENCE_UNKNOWN",
        "The rule names a segment that is not there."
    );

    public static readonly Error TooDeep = new(
        ErrorKind.InvalidArgument,
        "SEGMENT_TOO_DEEP",
        $"Rules that name segments go at most {SegmentLimits.Deepest} segments deep."
    );

    public static readonly Error Cycle = new(
        ErrorKind.Aborted,
        "SEGMENT_CYCLE",
        "The segment would depend on itself."
    );

    public static readonly Error InUse = new(
        ErrorKind.FailedPrecondition,
        "SEGMENT_IN_USE",
        "The rules of other segments name this one. Change them first."
    );

    public static readonly Error NotStatic = new(
        ErrorKind.FailedPrecondition,
        "SEGMENT_NOT_STATIC",
        "Only the members of a STATIC segment are put on the list or taken off it."
    );
}
