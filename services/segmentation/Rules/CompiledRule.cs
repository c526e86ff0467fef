using System.Linq.Expressions;
using Crm.Filtering;
using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Segments;

namespace Crm.Segmentation.Rules;

/// <summary>A rule as it holds on one local day. Immutable; shared between threads.</summary>
internal sealed class CompiledRule
{
    private readonly CompiledFilter<Profile> _filter;

    private CompiledRule(CompiledFilter<Profile> filter, IReadOnlyList<RuleTerm> terms)
    {
        _filter = filter;
        Terms = terms;
    }

    /// <summary>The comparisons, in the order of the text.</summary>
    public IReadOnlyList<RuleTerm> Terms { get; }

    /// <summary>The rule in its canonical form.</summary>
    public string Text => _filter.Syntax.ToString();

    /// <summary>The rule for a query. Whether the contact is there is asked apart.</summary>
    public Expression<Func<Profile, bool>> Predicate => _filter.Predicate;

    /// <summary>The segments that the rule names.</summary>
    public IEnumerable<Guid> Segments => Terms.Select(term => term.SegmentId).OfType<Guid>();

    public bool NamesSegments => Terms.Any(term => term.Field == RuleSchema.Segments);

    /// <summary>Whether it asks for any segment at all, which nothing could be evaluated after.</summary>
    public bool NamesUnknownSegment =>
        Terms.Any(term => term.Field == RuleSchema.Segments && term.SegmentId is null);

    /// <summary>Whether a contact is to be a member.</summary>
    public bool Passes(Profile profile) => profile.IsPresent && _filter.Matches(profile);

    /// <summary>Parses and checks a rule.</summary>
    /// <param name="text">The rule.</param>
    /// <param name="fields">The custom fields that it may read.</param>
    /// <param name="today">The local day of the tenant.</param>
    public static FilterResult<CompiledFilter<Profile>> Check(
        string text,
        IReadOnlyList<RuleField> fields,
        int today
    ) =>
        RuleSchema.Profiles.Compile(
            text,
            FilterLimits.Default,
            new RuleFieldResolver(today, fields)
        );

    /// <summary>A rule that was checked.</summary>
    public static CompiledRule Of(
        CompiledFilter<Profile> filter,
        IReadOnlyList<RuleField> fields,
        int today
    )
    {
        var resolver = new RuleFieldResolver(today, fields);
        var terms = TermsOf(filter.Syntax, isNegated: false)
            .Select(term => new RuleTerm(
                term.Node,
                term.IsNegated,
                RuleSchema.Profiles.Compile(term.Node, resolver).Value!,
                today
            ));
        return new CompiledRule(filter, [.. terms]);
    }

    private static IEnumerable<(TermNode Node, bool IsNegated)> TermsOf(
        FilterNode node,
        bool isNegated
    ) =>
        node switch
        {
            TermNode term => [(term, isNegated)],
            NotNode not => TermsOf(not.Operand, !isNegated),
            AndNode and => and.Operands.SelectMany(operand => TermsOf(operand, isNegated)),
            OrNode or => or.Operands.SelectMany(operand => TermsOf(operand, isNegated)),
            _ => [],
        };
}
