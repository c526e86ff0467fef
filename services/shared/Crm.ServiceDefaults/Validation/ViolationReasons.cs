namespace Crm.ServiceDefaults.Validation;

/// <summary>The reasons of field violations.</summary>
public static class ViolationReasons
{
    /// <summary>The field must be given.</summary>
    public const string Required = "REQUIRED";

    /// <summary>The text is too short.</summary>
    public const string TooShort = "TOO_SHORT";

    /// <summary>The text is too long.</summary>
    public const string TooLong = "TOO_LONG";

    /// <summary>The list or map has too few items.</summary>
    public const string TooFew = "TOO_FEW";

    /// <summary>The list or map has too many items.</summary>
    public const string TooMany = "TOO_MANY";

    /// <summary>The text does not match the pattern.</summary>
    public const string PatternMismatch = "PATTERN_MISMATCH";

    /// <summary>The text is not of the named format.</summary>
    public const string FormatInvalid = "FORMAT_INVALID";

    /// <summary>The number, time or duration is out of range.</summary>
    public const string OutOfRange = "OUT_OF_RANGE";

    /// <summary>Two items are equal.</summary>
    public const string Duplicate = "DUPLICATE";

    /// <summary>The enum has no such value.</summary>
    public const string EnumUnknown = "ENUM_UNKNOWN";

    /// <summary>Messages or values are nested too deeply.</summary>
    public const string TooDeep = "TOO_DEEP";

    /// <summary>The service sets the field.</summary>
    public const string OutputOnly = "FIELD_OUTPUT_ONLY";

    /// <summary>The field is set at creation only.</summary>
    public const string Immutable = "FIELD_IMMUTABLE";

    /// <summary>There is no such field.</summary>
    public const string FieldUnknown = "FIELD_UNKNOWN";

    /// <summary>The text holds a character that cannot be stored.</summary>
    public const string CharacterInvalid = "CHARACTER_INVALID";
}
