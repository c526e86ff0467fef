using System.Linq.Expressions;
using Crm.Filtering;

namespace Crm.Segmentation.Domain.Traits;

/// <summary>Something that is known of a contact by what it did: one declaration for rules, explanations and the profile that is shown.</summary>
internal abstract class Trait
{
    /// <summary>What rules call it below <c>traits.</c>, such as <c>revenue</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it says, for people.</summary>
    public required string Meaning { get; init; }

    public required TraitKind Kind { get; init; }

    /// <summary>Whether it can be asked for the last days only, as in <c>revenue_365d</c>.</summary>
    public abstract bool HasWindow { get; }

    /// <summary>
    /// The trait as a field of filters, in SQL and in memory. It holds for one day: keep it no longer. In memory a window reads
    /// <see cref="Profile.Days"/> and <see cref="Profile.DayCategories"/>, which must be loaded.
    /// </summary>
    public abstract FieldBinding<Profile> Bind(TraitPeriod period);

    /// <summary>The value: a long, decimal, double or <see cref="DateTimeOffset"/>; null when there is none.</summary>
    public abstract object? Value(Profile profile, TraitPeriod period);

    /// <summary>
    /// The next local day at whose beginning the value may change although no new fact arrives; null for never. That it changes is certain
    /// for windows and days; whether a rule changes with it is not.
    /// </summary>
    public int? NextChange(Profile profile, TraitPeriod period)
    {
        var next =
            Kind == TraitKind.Days && Value(profile, period) is not null
                ? period.Today + 1
                : (int?)null;
        if (period.Window is not { } window)
            return next;
        foreach (var day in profile.Days)
        {
            var change =
                day.Day > period.Today ? day.Day
                : day.Day >= period.From ? day.Day + window
                : int.MaxValue;
            if (change < (next ?? int.MaxValue))
                next = change;
        }
        return next;
    }
}

/// <inheritdoc />
/// <param name="type">How its values are compared.</param>
/// <param name="whole">The trait over everything.</param>
/// <param name="windowed">The trait over a window; null when it has none.</param>
internal sealed class Trait<TValue>(
    FieldType<TValue> type,
    Expression<Func<Profile, TraitPeriod, TValue?>> whole,
    Expression<Func<Profile, TraitPeriod, TValue?>>? windowed
) : Trait
    where TValue : struct
{
    private readonly Lazy<Func<Profile, TraitPeriod, TValue?>> _readWhole = new(() =>
        TraitReader.Compile(whole)
    );
    private readonly Lazy<Func<Profile, TraitPeriod, TValue?>>? _readWindowed = windowed
        is { } expression
        ? new(() => TraitReader.Compile(expression))
        : null;

    public override bool HasWindow => windowed is not null;

    public override FieldBinding<Profile> Bind(TraitPeriod period) =>
        FieldBinding<Profile>.Scalar(type, PeriodBinding.Bind(Of(period, whole, windowed), period));

    public override object? Value(Profile profile, TraitPeriod period)
    {
        var value = Of(period, _readWhole, _readWindowed).Value(profile, period);
        return value is long scaled && Kind is TraitKind.Amount or TraitKind.Quantity
            ? Amounts.ToDecimal(scaled)
            : value;
    }

    private T Of<T>(TraitPeriod period, T all, T? last)
        where T : class =>
        period.Window is null
            ? all
            : last ?? throw new InvalidOperationException($"{Name} has no window.");
}
