namespace Crm.Filtering;

internal sealed class DurationType() : FieldType<TimeSpan>(FieldKind.Duration)
{
    private static readonly IReadOnlyList<(string Unit, decimal Milliseconds)> s_units =
    [
        ("ms", 1),
        ("s", 1_000),
        ("m", 60_000),
        ("h", 3_600_000),
        ("d", 86_400_000),
    ];

    internal override string Expected => "a duration such as 90s, 30m, 12h or 7d";

    internal override LiteralReading<TimeSpan> Read(string text)
    {
        var (unit, milliseconds) = s_units.FirstOrDefault(entry =>
            text.EndsWith(entry.Unit, StringComparison.Ordinal)
        );
        if (unit is null)
        {
            return LiteralReading<TimeSpan>.WrongType;
        }
        var amount = new NumberType<decimal>(scale: null).Read(text[..^unit.Length]);
        if (amount.Code is not null)
        {
            return amount.Code == FilterErrorCode.TypeMismatch
                ? LiteralReading<TimeSpan>.WrongType
                : LiteralReading<TimeSpan>.Bad("it is out of range");
        }
        var limit = (decimal)TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMillisecond / milliseconds;
        return Math.Abs(amount.Value) >= limit
            ? LiteralReading<TimeSpan>.Bad("it is out of range")
            : LiteralReading<TimeSpan>.Of(
                new TimeSpan((long)(amount.Value * milliseconds) * TimeSpan.TicksPerMillisecond)
            );
    }
}
