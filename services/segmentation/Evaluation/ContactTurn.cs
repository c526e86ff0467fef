using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Rules;

namespace Crm.Segmentation.Evaluation;

/// <summary>What happens to one contact in one pass over the rules.</summary>
/// <param name="profile">The contact, with what rules read.</param>
/// <param name="before">What rules read when they were last evaluated.</param>
/// <param name="now">What rules read now.</param>
internal sealed class ContactTurn(Profile profile, Readings before, Readings now)
{
    private readonly SortedSet<int> _waiting = [];
    private readonly HashSet<Membership> _touched = [];
    private readonly HashSet<Guid> _turned = [];

    public Profile Profile => profile;

    public Readings Before => before;

    public Readings Now => now;

    /// <summary>Whether rules could be passed at all when they were last evaluated.</summary>
    public bool WasPresent => before.TryGet(nameof(Profile.IsPresent), out _);

    /// <summary>Memberships that changed in any way.</summary>
    public IReadOnlyCollection<Membership> Touched => _touched;

    /// <summary>A rule is to be evaluated; those that name its segment come after it.</summary>
    public void Await(int rule) => _waiting.Add(rule);

    public bool TryNext(out int rule)
    {
        rule = _waiting.Min;
        return _waiting.Remove(rule);
    }

    public void Touch(Membership membership) => _touched.Add(membership);

    public void Turned(Membership membership)
    {
        _touched.Add(membership);
        _turned.Add(membership.SegmentId);
    }

    /// <summary>Whether a comparison gave another answer before; where that is not known, whether it speaks for the turn.</summary>
    public bool HasTurned(RuleTerm term, bool enters)
    {
        if (term.SegmentId is { } segment)
            return _turned.Contains(segment);
        var passes = term.Passes(profile);
        return before.TryGet(term.Key, out var read)
            ? term.Passed(read) != passes
            : (passes != term.IsNegated) == enters;
    }

    /// <summary>A comparison with the values that may be told: those of traits, and of memberships.</summary>
    public CauseTerm Describe(RuleTerm term)
    {
        if (term.SegmentId is { } segment)
        {
            var isMember = profile.IsMemberOf(segment);
            var wasMember = isMember != _turned.Contains(segment);
            return new CauseTerm(term.Text, term.Field, Text(wasMember), Text(isMember));
        }
        if (term.Trait is null)
            return new CauseTerm(term.Text, term.Field, Old: null, New: null);
        _ = before.TryGet(term.Key, out var old);
        _ = now.TryGet(term.Key, out var value);
        return new CauseTerm(term.Text, term.Field, old, value);
    }

    private static string Text(bool value) => value ? "true" : "false";
}
