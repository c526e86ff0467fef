using System.Linq.Expressions;
using Crm.Filtering;

namespace Crm.Segmentation.Domain.Traits;

/// <summary>Makes traits of each kind.</summary>
internal static class TraitFactory
{
    public static Trait Count(
        string name,
        string meaning,
        Expression<Func<Profile, TraitPeriod, long?>> whole,
        Expression<Func<Profile, TraitPeriod, long?>>? windowed = null
    ) => Make(name, meaning, TraitKind.Count, FieldTypes.Number<long>(), whole, windowed);

    public static Trait Amount(
        string name,
        string meaning,
        Expression<Func<Profile, TraitPeriod, long?>> whole,
        Expression<Func<Profile, TraitPeriod, long?>>? windowed = null
    ) => Make(name, meaning, TraitKind.Amount, FieldTypes.Scaled(Amounts.Places), whole, windowed);

    public static Trait Quantity(
        string name,
        string meaning,
        Expression<Func<Profile, TraitPeriod, long?>> whole,
        Expression<Func<Profile, TraitPeriod, long?>>? windowed = null
    ) =>
        Make(name, meaning, TraitKind.Quantity, FieldTypes.Scaled(Amounts.Places), whole, windowed);

    public static Trait Share(
        string name,
        string meaning,
        Expression<Func<Profile, TraitPeriod, double?>> whole,
        Expression<Func<Profile, TraitPeriod, double?>>? windowed = null
    ) => Make(name, meaning, TraitKind.Share, FieldTypes.Number<double>(), whole, windowed);

    public static Trait Time(
        string name,
        string meaning,
        Expression<Func<Profile, TraitPeriod, DateTimeOffset?>> whole,
        Expression<Func<Profile, TraitPeriod, DateTimeOffset?>>? windowed = null
    ) => Make(name, meaning, TraitKind.Time, FieldTypes.Time, whole, windowed);

    public static Trait Days(
        string name,
        string meaning,
        Expression<Func<Profile, TraitPeriod, int?>> whole,
        Expression<Func<Profile, TraitPeriod, int?>>? windowed = null
    ) => Make(name, meaning, TraitKind.Days, FieldTypes.Number<int>(), whole, windowed);

    public static Trait Quintile(
        string name,
        string meaning,
        Expression<Func<Profile, TraitPeriod, int?>> whole
    ) => Make(name, meaning, TraitKind.Quintile, FieldTypes.Number<int>(), whole, null);

    private static Trait<TValue> Make<TValue>(
        string name,
        string meaning,
        TraitKind kind,
        FieldType<TValue> type,
        Expression<Func<Profile, TraitPeriod, TValue?>> whole,
        Expression<Func<Profile, TraitPeriod, TValue?>>? windowed
    )
        where TValue : struct =>
        new(type, whole, windowed)
        {
            Name = name,
            Meaning = meaning,
            Kind = kind,
        };
}
