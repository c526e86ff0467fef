using System.Numerics;

namespace Crm.Filtering;

/// <summary>The types that fields can have.</summary>
public static class FieldTypes
{
    /// <summary><c>true</c> and <c>false</c>.</summary>
    public static FieldType<bool> Boolean { get; } = new BooleanType();

    /// <summary>Instants, truncated to milliseconds as they are stored.</summary>
    public static FieldType<DateTimeOffset> Time { get; } = new TimeType();

    /// <summary>Spans of time, truncated to milliseconds.</summary>
    public static FieldType<TimeSpan> Duration { get; } = new DurationType();

    /// <summary>UUIDs; equality only.</summary>
    public static FieldType<Guid> Id { get; } = new IdType();

    /// <summary>Text in a normalised key column with a binary collation.</summary>
    /// <param name="normalize">Makes a key of a literal exactly as the column's keys were made; identity when absent.</param>
    public static FieldType<string> Text(Func<string, string>? normalize = null) =>
        new TextType(normalize ?? (text => text));

    /// <summary>Text that takes one of a list of names only.</summary>
    /// <param name="names">The names as stored and as written.</param>
    public static FieldType<string> Choice(IEnumerable<string> names) =>
        new NamedType<string>(
            names.Distinct(StringComparer.Ordinal).ToDictionary(name => name, name => name)
        );

    /// <summary>Numbers. A whole-number type accepts only whole literals.</summary>
    /// <param name="scale">The decimal places that the store keeps; a literal with more is an error.</param>
    /// <typeparam name="TNumber">int, long, decimal or double.</typeparam>
    public static FieldType<TNumber> Number<TNumber>(int? scale = null)
        where TNumber : struct, INumber<TNumber> => new NumberType<TNumber>(scale);

    /// <summary>Decimals that the store keeps as whole numbers, multiplied by ten to the power of <paramref name="places"/>.</summary>
    /// <param name="places">The decimal places that are kept; a literal with more is an error.</param>
    public static FieldType<long> Scaled(int places) => new ScaledNumberType(places);

    /// <summary>An enumeration, written by name.</summary>
    /// <param name="name">The name of a value, null to leave it out; UPPER_SNAKE_CASE of the member when absent.</param>
    /// <typeparam name="TEnum">The enumeration.</typeparam>
    public static FieldType<TEnum> Enum<TEnum>(Func<TEnum, string?>? name = null)
        where TEnum : struct, Enum => new NamedType<TEnum>(EnumNames.Of(name));
}
