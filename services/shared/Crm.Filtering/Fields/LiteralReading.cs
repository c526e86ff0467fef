using System.Runtime.InteropServices;

namespace Crm.Filtering;

/// <summary>A typed literal, or the code and the reason why there is none.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LiteralReading<TValue>(TValue? Value, string? Code, string? Reason)
    where TValue : notnull
{
    public static LiteralReading<TValue> WrongType =>
        new(default, FilterErrorCode.TypeMismatch, null);

    public static LiteralReading<TValue> Of(TValue value) => new(value, null, null);

    public static LiteralReading<TValue> Bad(string reason) =>
        new(default, FilterErrorCode.BadValue, reason);
}
