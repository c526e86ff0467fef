using System.Globalization;

namespace Crm.ServiceDefaults.Imports.Mapping;

/// <summary>Decimal numbers in one spelling: no exponent, no zeros that say nothing.</summary>
internal static class Numbers
{
    // Divides away the zeros at the end that a decimal remembers.
    private const decimal One = 1.0000000000000000000000000000m;

    public static bool TryRead(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    public static string Write(decimal number) =>
        (number / One).ToString(CultureInfo.InvariantCulture);
}
