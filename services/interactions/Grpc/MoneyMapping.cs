using System.Globalization;
using Crm.Common.V1;

namespace Crm.Interactions.Grpc;

/// <summary>Amounts between the contract's decimal strings and the domain.</summary>
internal static class MoneyMapping
{
    private const NumberStyles Plain =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static Money ToMoney(this decimal amount, string currency) =>
        new()
        {
            Amount = amount.ToString("0.00##", CultureInfo.InvariantCulture),
            Currency = currency,
        };

    /// <summary>Reads a decimal string that was validated.</summary>
    public static decimal ToDecimal(this string text) =>
        decimal.Parse(text, Plain, CultureInfo.InvariantCulture);

    /// <summary>Writes a decimal as it was given, with its digits.</summary>
    public static string ToText(this decimal number) =>
        number.ToString(CultureInfo.InvariantCulture);
}
