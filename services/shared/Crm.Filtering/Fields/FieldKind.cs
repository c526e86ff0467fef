namespace Crm.Filtering;

/// <summary>What the values of a field are.</summary>
public enum FieldKind
{
    /// <summary>Text, compared by its normalised key in code point order.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>An instant: RFC 3339, or a date for its midnight in UTC.</summary>
    Time,

    /// <summary>A span of time: <c>90s</c>, <c>30m</c>, <c>12h</c>, <c>7d</c>.</summary>
    Duration,

    /// <summary>One of a known list of names.</summary>
    Enum,

    /// <summary>A UUID.</summary>
    Id,
}
