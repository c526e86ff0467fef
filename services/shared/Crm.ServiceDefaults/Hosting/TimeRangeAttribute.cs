using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>The shortest and the longest time that a setting may be.</summary>
/// <remarks>
/// A <see cref="RangeAttribute"/> of texts parses them at its first use and must not be used twice at once, as services that start in one
/// process do.
/// </remarks>
/// <param name="minimum">The shortest, as <c>d.hh:mm:ss.fff</c>.</param>
/// <param name="maximum">The longest, as <c>d.hh:mm:ss.fff</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeRangeAttribute(string minimum, string maximum) : ValidationAttribute
{
    private readonly TimeSpan _minimum = TimeSpan.Parse(minimum, CultureInfo.InvariantCulture);
    private readonly TimeSpan _maximum = TimeSpan.Parse(maximum, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override bool IsValid(object? value) =>
        value is TimeSpan time && time >= _minimum && time <= _maximum;

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) =>
        $"The field {name} must be between {minimum} and {maximum}.";
}
