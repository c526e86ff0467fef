namespace Crm.Segmentation.Domain.Segments;

/// <summary>What led to an entry or exit; the numbers are those of the contract.</summary>
internal enum CauseTrigger
{
    /// <summary>Something happened with the contact.</summary>
    Fact = 1,

    /// <summary>Time passed.</summary>
    Clock = 2,

    /// <summary>The rule is new or was changed.</summary>
    Rule = 3,

    /// <summary>Somebody put the contact on the list, or took it off.</summary>
    MemberList = 4,

    /// <summary>The contact was changed.</summary>
    Contact = 5,

    /// <summary>The contact entered or left a segment that the rule names.</summary>
    Segment = 6,
}
