using System.Globalization;
using System.Numerics;

namespace Crm.Filtering;

internal sealed class NumberType<TNumber>(int? scale) : FieldType<TNumber>(FieldKind.Number)
    where TNumber : struct, INumber<TNumber>
{
    private const NumberStyles Plain =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
    private static readonly bool s_isWhole =
        TNumber.One / (TNumber.One + TNumber.One) == TNumber.Zero;

    internal override string Expected => s_isWhole ? "a whole number" : "a number";

    internal override LiteralReading<TNumber> Read(string text)
    {
        if (!IsNumber(text))
        {
            return LiteralReading<TNumber>.WrongType;
        }
        if (s_isWhole && text.Contains('.'))
        {
            return LiteralReading<TNumber>.Bad("it must be a whole number");
        }
        if (
            !TNumber.TryParse(text, Plain, CultureInfo.InvariantCulture, out var value)
            || !TNumber.IsFinite(value)
        )
        {
            return LiteralReading<TNumber>.Bad("it is out of range");
        }
        return scale is { } places
            ? Scaled(text, value, places)
            : LiteralReading<TNumber>.Of(value);
    }

    /// <summary>
    /// A store that keeps some decimal places as a scaled 64-bit integer would round or overflow other literals, and then
    /// answer differently than the delegate.
    /// </summary>
    private static LiteralReading<TNumber> Scaled(string text, TNumber value, int places)
    {
        if (text.Contains('.') && text.TrimEnd('0').Length - text.IndexOf('.') - 1 > places)
        {
            return LiteralReading<TNumber>.Bad($"it has more than {places} decimal places");
        }
        var largest = long.MaxValue / Math.Pow(10, places);
        return Math.Abs(double.CreateSaturating(value)) >= largest
            ? LiteralReading<TNumber>.Bad("it is out of range")
            : LiteralReading<TNumber>.Of(value);
    }

    private static bool IsNumber(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        var point = digits.IndexOf('.');
        return point < 0
            ? AreDigits(digits)
            : AreDigits(digits[..point]) && AreDigits(digits[(point + 1)..]);
    }

    private static bool AreDigits(ReadOnlySpan<char> text) =>
        text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');
}
