using System.Globalization;
using Crm.Common.V1;
using Google.Protobuf.WellKnownTypes;

namespace Crm.ServiceDefaults.Validation;

/// <summary>A timestamp of the years 1 to 9999: everything else has no text form.</summary>
internal sealed class TimestampCheck : ValueCheck
{
    private const long FirstSecond = -62_135_596_800;
    private const long LastSecond = 253_402_300_799;

    public override void Check(object value, ValidationRun run)
    {
        var time = (Timestamp)value;
        if (time.Seconds is < FirstSecond or > LastSecond || time.Nanos is < 0 or > 999_999_999)
            run.Add(ViolationReasons.OutOfRange, "Must be a time of the years 1 to 9999.");
    }
}

/// <summary>A duration within the range of protobuf and of the rules, which are in seconds.</summary>
internal sealed class DurationCheck(FieldRules rules) : ValueCheck
{
    private const long MostSeconds = 315_576_000_000;

    private readonly double _least = rules.HasMinimum ? rules.Minimum : -MostSeconds;
    private readonly double _most = rules.HasMaximum ? rules.Maximum : MostSeconds;

    public override void Check(object value, ValidationRun run)
    {
        var duration = (Duration)value;
        var seconds = duration.Seconds + (duration.Nanos / 1e9);
        if (!IsNormal(duration))
            run.Add(ViolationReasons.OutOfRange, "Is not a valid duration.");
        else if (seconds < _least)
            run.Add(
                ViolationReasons.OutOfRange,
                string.Create(CultureInfo.InvariantCulture, $"Must be at least {_least} seconds.")
            );
        else if (seconds > _most)
            run.Add(
                ViolationReasons.OutOfRange,
                string.Create(CultureInfo.InvariantCulture, $"May be at most {_most} seconds.")
            );
    }

    private static bool IsNormal(Duration duration) =>
        duration.Seconds is >= -MostSeconds and <= MostSeconds
        && duration.Nanos is > -1_000_000_000 and < 1_000_000_000
        && (
            duration.Seconds == 0
            || duration.Nanos == 0
            || (duration.Seconds < 0) == (duration.Nanos < 0)
        );
}
