using System.Globalization;
using Crm.Common.V1;

namespace Crm.ServiceDefaults.Validation;

/// <summary>The range and the fraction of a decimal number in a string; that it is one has been checked.</summary>
internal sealed class DecimalCheck(FieldRules rules)
{
    private readonly decimal _least = rules.HasMinimum ? (decimal)rules.Minimum : decimal.MinValue;
    private readonly decimal _most = rules.HasMaximum ? (decimal)rules.Maximum : decimal.MaxValue;
    private readonly int _mostDigits = rules.HasMaxFractionDigits
        ? rules.MaxFractionDigits
        : int.MaxValue;

    public void Check(string text, ValidationRun run)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0 && text.Length - point - 1 > _mostDigits)
            run.Add(
                ViolationReasons.FormatInvalid,
                $"May have at most {_mostDigits} digits after the decimal point."
            );
        else if (
            !decimal.TryParse(
                text,
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
            run.Add(ViolationReasons.OutOfRange, "The number is too large.");
        else if (number < _least)
            run.Add(
                ViolationReasons.OutOfRange,
                string.Create(CultureInfo.InvariantCulture, $"Must be at least {_least}.")
            );
        else if (number > _most)
            run.Add(
                ViolationReasons.OutOfRange,
                string.Create(CultureInfo.InvariantCulture, $"May be at most {_most}.")
            );
    }
}
