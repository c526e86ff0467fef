using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Rules;

namespace Crm.Segmentation.Evaluation;

/// <summary>
/// The rules of a tenant on one day: those that others name come first, and an index says which of them read what.
/// </summary>
internal sealed class RuleBook
{
    private readonly Dictionary<string, List<int>> _readers = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, List<int>> _users = [];
    private readonly Dictionary<Guid, int> _places = [];
    private readonly List<RuleTerm> _windows;

    public RuleBook(TenantClock clock, IEnumerable<SegmentRule> rules)
    {
        Clock = clock;
        Rules = InOrder([.. rules]);
        foreach (var (index, rule) in Rules.Index())
        {
            _places.Add(rule.SegmentId, index);
            foreach (var term in rule.Terms)
            {
                if (term.SegmentId is { } named)
                    Add(_users, named, index);
                else
                    Add(_readers, term.Key, index);
            }
        }
        Terms =
        [
            .. Rules
                .SelectMany(rule => rule.Terms)
                .Where(term => term.SegmentId is null)
                .DistinctBy(term => term.Text, StringComparer.Ordinal),
        ];
        _windows = [.. Terms.Where(term => term.Period.Window is not null)];
    }

    public TenantClock Clock { get; }

    public IReadOnlyList<SegmentRule> Rules { get; }

    /// <summary>The different comparisons of fields and traits.</summary>
    public IReadOnlyList<RuleTerm> Terms { get; }

    /// <summary>The first day that a window reaches back to; null when no rule has a window.</summary>
    public int? FirstDay => _windows.Count == 0 ? null : _windows.Min(term => term.Period.From);

    /// <summary>The paths of repeated and custom fields that rules read.</summary>
    public IReadOnlyList<string> ValueFields =>
        [
            .. Terms
                .Where(term => term.Trait is null)
                .Select(term => term.Field)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>The places of the rules that read a field, trait or term.</summary>
    public IReadOnlyList<int> ReadersOf(string key) => _readers.GetValueOrDefault(key, []);

    /// <summary>The places of the rules that name a segment; all of them come after it.</summary>
    public IReadOnlyList<int> UsersOf(Guid segmentId) => _users.GetValueOrDefault(segmentId, []);

    /// <summary>The place of the rule of a segment that is evaluated.</summary>
    public int PlaceOf(Guid segmentId) => _places[segmentId];

    /// <summary>What the rules read of a contact now.</summary>
    public Readings Read(Profile profile)
    {
        var readings = Readings.Empty;
        if (Rules.Count == 0 || !profile.IsPresent)
            return readings;
        readings.Add(nameof(Profile.IsPresent), value: null);
        foreach (var term in Terms.DistinctBy(term => term.Key, StringComparer.Ordinal))
            readings.Add(term.Key, term.Read(profile));
        return readings;
    }

    /// <summary>When a rule may turn for a contact although nothing happens; null for never.</summary>
    public DateTimeOffset? NextTurn(Profile profile)
    {
        if (!profile.IsPresent)
            return null;
        var day = Terms.Min(term => term.NextTurn(profile));
        return day is { } next ? Clock.StartOf(next) : null;
    }

    private static List<SegmentRule> InOrder(IReadOnlyList<SegmentRule> rules)
    {
        var byId = rules.ToDictionary(rule => rule.SegmentId);
        var ordered = new List<SegmentRule>(rules.Count);
        var seen = new HashSet<Guid>();
        foreach (var rule in rules)
            Visit(rule);
        return ordered;

        void Visit(SegmentRule rule)
        {
            if (!seen.Add(rule.SegmentId))
                return;
            foreach (var term in rule.Terms)
            {
                if (term.SegmentId is { } named && byId.TryGetValue(named, out var first))
                    Visit(first);
            }
            ordered.Add(rule);
        }
    }

    private static void Add<TKey>(Dictionary<TKey, List<int>> index, TKey key, int rule)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var rules))
            index[key] = rules = [];
        if (rules.Count == 0 || rules[^1] != rule)
            rules.Add(rule);
    }
}
