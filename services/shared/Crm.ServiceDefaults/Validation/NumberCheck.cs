using System.Globalization;
using Crm.Common.V1;

namespace Crm.ServiceDefaults.Validation;

/// <summary>A number: finite, in range, with few enough digits after the point.</summary>
internal sealed class NumberCheck(FieldRules rules) : ValueCheck
{
    // More digits than a double holds are no limit.
    private const int MostDigits = 15;

    private readonly double _least = rules.HasMinimum ? rules.Minimum : double.MinValue;
    private readonly double _most = rules.HasMaximum ? rules.Maximum : double.MaxValue;
    private readonly int? _fraction =
        rules.HasMaxFractionDigits && rules.MaxFractionDigits <= MostDigits
            ? rules.MaxFractionDigits
            : null;

    public override void Check(object value, ValidationRun run)
    {
        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number))
            run.Add(ViolationReasons.OutOfRange, "Must be a finite number.");
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
        else if (_fraction is { } digits && Math.Round(number, digits) != number)
            run.Add(
                ViolationReasons.FormatInvalid,
                $"May have at most {digits} digits after the decimal point."
            );
    }
}
