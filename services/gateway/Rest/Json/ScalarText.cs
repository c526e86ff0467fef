using System.Globalization;
using Crm.ServiceDefaults.Validation;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.Gateway.Rest.Json;

/// <summary>Reads scalars from text: what a number token, a path segment and a query value have in common.</summary>
internal static class ScalarText
{
    private const NumberStyles Exact = NumberStyles.AllowLeadingSign;
    private const NumberStyles Decimal =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>The value of a number; null, with what is wrong said, when the field cannot hold it.</summary>
    public static object? Number(FieldDescriptor field, string text, Violations violations) =>
        field.FieldType switch
        {
            FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => (object?)
                Whole<int>(text, int.MinValue, int.MaxValue, violations),
            FieldType.UInt32 or FieldType.Fixed32 => (object?)
                Whole<uint>(text, uint.MinValue, uint.MaxValue, violations),
            FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => (object?)
                Whole<long>(text, long.MinValue, long.MaxValue, violations),
            FieldType.UInt64 or FieldType.Fixed64 => (object?)
                Whole<ulong>(text, ulong.MinValue, ulong.MaxValue, violations),
            FieldType.Float => (object?)(float?)Real(text, float.MaxValue, violations),
            _ => (object?)Real(text, double.MaxValue, violations),
        };

    /// <summary>The number of an enum value; null, with what is wrong said, when the enum has no such name.</summary>
    public static object? Enum(FieldDescriptor field, string text, Violations violations)
    {
        if (field.EnumType.FindValueByName(text) is { } value)
            return System.Enum.ToObject(field.EnumType.ClrType, value.Number);
        var names = field.EnumType.Values.Where(one => one.Number != 0).Select(one => one.Name);
        violations.Add(ViolationReasons.EnumUnknown, $"It is one of {string.Join(", ", names)}.");
        return null;
    }

    /// <summary>The bytes of base64 text.</summary>
    public static object? Bytes(string text, Violations violations)
    {
        var standard = text.Replace('-', '+').Replace('_', '/');
        var padded =
            standard.TrimEnd('=').Length % 4 is var rest and > 1 && !standard.EndsWith('=')
                ? standard + new string('=', 4 - rest)
                : standard;
        var bytes = new byte[padded.Length * 3 / 4];
        if (Convert.TryFromBase64String(padded, bytes, out var count))
            return ByteString.CopyFrom(bytes, 0, count);
        violations.Add(ViolationReasons.FormatInvalid, "It is base64.");
        return null;
    }

    private static T? Whole<T>(string text, decimal least, decimal greatest, Violations violations)
        where T : struct, System.Numerics.INumber<T>
    {
        if (T.TryParse(text, Exact, CultureInfo.InvariantCulture, out var exact))
            return exact;
        if (!double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out _))
            violations.Add(TextReasons.TypeMismatch, "It is a whole number.");
        else if (
            !decimal.TryParse(text, Decimal, CultureInfo.InvariantCulture, out var number)
            || number < least
            || number > greatest
        )
            violations.Add(ViolationReasons.OutOfRange, $"It is from {least} to {greatest}.");
        else if (number != decimal.Truncate(number))
            violations.Add(TextReasons.TypeMismatch, "It is a whole number.");
        else
            return T.CreateChecked(number);
        return null;
    }

    private static double? Real(string text, double greatest, Violations violations)
    {
        if (!double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out var number))
            violations.Add(TextReasons.TypeMismatch, "It is a number.");
        else if (!double.IsFinite(number) || Math.Abs(number) > greatest)
            violations.Add(ViolationReasons.OutOfRange, "It is too large.");
        else
            return number;
        return null;
    }
}
