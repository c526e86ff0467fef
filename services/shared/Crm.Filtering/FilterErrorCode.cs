namespace Crm.Filtering;

/// <summary>The codes of <see cref="FilterError"/>; clients and tests rely on these, never on messages.</summary>
public static class FilterErrorCode
{
    /// <summary>The text does not follow the grammar.</summary>
    public const string Syntax = "SYNTAX";

    /// <summary>The field is not declared, or not for this use.</summary>
    public const string UnknownField = "UNKNOWN_FIELD";

    /// <summary>The value cannot be read as the type of the field.</summary>
    public const string TypeMismatch = "TYPE_MISMATCH";

    /// <summary>The value has the right type but is out of range, not a known name, or empty.</summary>
    public const string BadValue = "BAD_VALUE";

    /// <summary>The operator is not offered for this field or value.</summary>
    public const string OperatorNotSupported = "OPERATOR_NOT_SUPPORTED";

    /// <summary>More terms than <see cref="FilterLimits.MaxTerms"/>.</summary>
    public const string TooManyTerms = "TOO_MANY_TERMS";

    /// <summary>AND and OR stand side by side without parentheses.</summary>
    public const string MixedAndOr = "MIXED_AND_OR";

    /// <summary>A <c>*</c> stands anywhere but at the end of a value.</summary>
    public const string LeadingWildcard = "LEADING_WILDCARD";

    /// <summary>The text or one value is longer than allowed.</summary>
    public const string TooLong = "TOO_LONG";

    /// <summary>Parentheses and NOT are nested deeper than <see cref="FilterLimits.MaxDepth"/>.</summary>
    public const string TooDeep = "TOO_DEEP";

    /// <summary>An order names more fields than <see cref="SortLimits.MaxFields"/>.</summary>
    public const string TooManyFields = "TOO_MANY_FIELDS";

    /// <summary>An order names a field twice.</summary>
    public const string DuplicateField = "DUPLICATE_FIELD";
}
