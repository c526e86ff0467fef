using System.Globalization;
using System.Numerics;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Imports.Mapping.Values;

/// <summary>Numbers as they are written everywhere: a point, no groups.</summary>
internal static class NumberReaders
{
    private const string WholeNumber = "a whole number";
    private const string Number = "a number such as 1234.5";

    /// <summary>A decimal that the contract carries as text.</summary>
    public static ValueReader Decimal { get; } =
        new(
            (text, _) => Numbers.TryRead(text, out var number) ? Numbers.Write(number) : null,
            Number
        );

    public static ValueReader? Of(FieldType type) =>
        type switch
        {
            FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => Whole<int>(),
            FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => Whole<long>(),
            FieldType.UInt32 or FieldType.Fixed32 => Whole<uint>(),
            FieldType.UInt64 or FieldType.Fixed64 => Whole<ulong>(),
            FieldType.Double => Real<double>(),
            FieldType.Float => Real<float>(),
            _ => null,
        };

    private static ValueReader Whole<T>()
        where T : struct, IBinaryInteger<T> =>
        new(
            (text, _) =>
                T.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : null,
            WholeNumber
        );

    private static ValueReader Real<T>()
        where T : struct, IBinaryFloatingPointIeee754<T> =>
        new(
            (text, _) =>
                T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && T.IsFinite(number)
                    ? number
                    : null,
            Number
        );
}
