using System.Globalization;
using Crm.Filtering;
using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Traits;

namespace Crm.Segmentation.Rules;

/// <summary>One comparison of a rule.</summary>
internal sealed class RuleTerm
{
    private readonly TermNode _node;
    private readonly CompiledFilter<Profile> _filter;

    /// <param name="node">The comparison.</param>
    /// <param name="isNegated">Whether it stands below an odd number of NOT.</param>
    /// <param name="filter">The comparison alone.</param>
    /// <param name="today">The local day of the tenant.</param>
    public RuleTerm(TermNode node, bool isNegated, CompiledFilter<Profile> filter, int today)
    {
        _node = node;
        _filter = filter;
        IsNegated = isNegated;
        Text = node.ToString();
        Field = node.Path.ToString();
        if (
            node.Path.Segments is [TraitCatalogue.Root, var name]
            && TraitCatalogue.Find(name) is var (trait, window)
        )
            (Trait, Period) = (trait, new TraitPeriod(today, window));
        if (Field == RuleSchema.Segments && Guid.TryParse(node.Literal.Text, out var segment))
            SegmentId = segment;
    }

    public bool IsNegated { get; }

    /// <summary>The canonical text.</summary>
    public string Text { get; }

    /// <summary>The field or trait that it reads.</summary>
    public string Field { get; }

    /// <summary>The trait that it reads; null when it reads something else.</summary>
    public Trait? Trait { get; }

    public TraitPeriod Period { get; }

    /// <summary>The segment that it names; null when it reads something else.</summary>
    public Guid? SegmentId { get; }

    /// <summary>What is kept of it in readings: the value of a trait, or whether it passed.</summary>
    public string Key => Trait is null ? Text : Field;

    public bool Passes(Profile profile) => _filter.Matches(profile);

    /// <summary>The values that it compares.</summary>
    public IReadOnlyList<object> Values(Profile profile) => _filter.Explain(profile).Values;

    /// <summary>What is kept of it in readings.</summary>
    public string? Read(Profile profile) =>
        Trait is { } trait
            ? TraitText.Of(trait.Value(profile, Period))
            : Passes(profile).ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether it passed with what was read before.</summary>
    public bool Passed(string? read) =>
        Trait is null ? read == bool.TrueString : TraitText.Passes(_node, Trait.Kind, read);

    /// <summary>The next local day at whose beginning it may turn although nothing happens; null for never.</summary>
    public int? NextTurn(Profile profile)
    {
        if (Trait is null)
            return null;
        if (Trait.Kind != TraitKind.Days || Period.Window is not null)
            return Trait.NextChange(profile, Period);
        // A number of days grows by one each day, so the day on which it reaches the literal or passes it is known.
        if (Trait.Value(profile, Period) is not int days || Limit() is not { } limit)
            return null;
        var wait = TurnsAt(limit).Where(value => value > days).Select(value => value - days);
        return wait.Cast<long?>().Min() is { } next and < int.MaxValue / 2
            ? Period.Today + (int)next
            : null;
    }

    private long? Limit() =>
        long.TryParse(_node.Literal.Text, CultureInfo.InvariantCulture, out var limit)
            ? limit
            : null;

    private IEnumerable<long> TurnsAt(long limit) =>
        _node.Operator switch
        {
            FilterOperator.Greater or FilterOperator.LessOrEqual => [limit + 1],
            FilterOperator.GreaterOrEqual or FilterOperator.Less => [limit],
            _ => [limit, limit + 1],
        };
}
