namespace Crm.Filtering;

/// <summary>
/// A decimal that the store keeps as a whole number, such as cents: literals are written with a point and compared as whole numbers, so
/// that sums and differences in SQL and in memory are exact and equal.
/// </summary>
internal sealed class ScaledNumberType(int places) : FieldType<long>(FieldKind.Number)
{
    private readonly NumberType<decimal> _decimal = new(places);
    private readonly decimal _scale = (decimal)Math.Pow(10, places);

    internal override string Expected => _decimal.Expected;

    internal override LiteralReading<long> Read(string text)
    {
        var reading = _decimal.Read(text);
        return reading.Code is null
            ? LiteralReading<long>.Of((long)(reading.Value * _scale))
            : new LiteralReading<long>(default, reading.Code, reading.Reason);
    }

    internal override object Show(long value) => value / _scale;
}
