using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Rules;

namespace Crm.Segmentation.Evaluation;

/// <summary>
/// Evaluates the rules for contacts in memory. Rules that read nothing new are left out; one that names a segment is evaluated after
/// the segment, and because of it.
/// </summary>
/// <param name="book">The rules.</param>
/// <param name="cause">Why contacts are evaluated.</param>
/// <param name="list">A change of a list that comes first.</param>
internal sealed class EvaluationPass(RuleBook book, ChangeCause cause, ListChange? list)
{
    private readonly List<MembershipChange> _changes = [];
    private readonly List<Membership> _written = [];
    private readonly List<EvaluationState> _states = [];

    /// <summary>Why contacts are evaluated.</summary>
    public ChangeCause Cause => cause;

    /// <summary>Entries and exits, in their order.</summary>
    public IReadOnlyList<MembershipChange> Changes => _changes;

    /// <summary>Memberships that are to be written.</summary>
    public IReadOnlyCollection<Membership> Written => _written;

    /// <summary>States that are to be written.</summary>
    public IReadOnlyCollection<EvaluationState> States => _states;

    public void Run(Profile profile, EvaluationState? state)
    {
        var before = Readings.Parse(state?.Read ?? "");
        var now = book.Read(profile);
        var turn = new ContactTurn(profile, before, now);
        ApplyList(turn);
        foreach (var index in Affected(turn).ToList())
            turn.Await(index);
        while (turn.TryNext(out var index))
            Evaluate(turn, book.Rules[index]);
        _written.AddRange(turn.Touched);

        var read = now.ToJson();
        var due = book.NextTurn(profile);
        if (read != (state?.Read ?? "") || due != state?.DueTime)
            _states.Add(
                new EvaluationState
                {
                    TenantId = profile.TenantId,
                    ContactId = profile.ContactId,
                    DueTime = due,
                    Read = read,
                }
            );
    }

    private IEnumerable<int> Affected(ContactTurn turn)
    {
        if (turn.WasPresent != turn.Profile.IsPresent)
            return Enumerable.Range(0, book.Rules.Count);
        var readers = turn.Now.DifferencesTo(turn.Before).SelectMany(book.ReadersOf);
        return cause.SegmentId is { } segment ? readers.Append(book.PlaceOf(segment)) : readers;
    }

    private void ApplyList(ContactTurn turn)
    {
        if (list is null)
            return;
        var membership = turn.Profile.MembershipIn(list.SegmentId, book.Clock.Now);
        if (membership.IsMember != list.Enters)
            Turn(turn, membership, new(CauseTrigger.MemberList, 0, [], EventId: null));
    }

    private void Evaluate(ContactTurn turn, SegmentRule rule)
    {
        var profile = turn.Profile;
        var isMember = profile.IsMemberOf(rule.SegmentId);
        if (rule.Active is { } active && active.Passes(profile) != isMember)
        {
            var membership = profile.MembershipIn(rule.SegmentId, book.Clock.Now);
            Turn(turn, membership, CauseOf(turn, rule, active, membership));
            isMember = membership.IsMember;
        }
        var willChange = rule.Pending is { } pending && pending.Passes(profile) != isMember;
        if (willChange != profile.IsForeseen(rule.SegmentId))
        {
            var membership = profile.MembershipIn(rule.SegmentId, book.Clock.Now);
            membership.Foresee(willChange);
            turn.Touch(membership);
        }
    }

    private void Turn(ContactTurn turn, Membership membership, MembershipCause why)
    {
        membership.Turn(why, book.Clock.Now);
        turn.Turned(membership);
        foreach (var user in book.UsersOf(membership.SegmentId))
            turn.Await(user);
        _changes.Add(new MembershipChange(turn.Profile, membership, why));
    }

    private MembershipCause CauseOf(
        ContactTurn turn,
        SegmentRule rule,
        CompiledRule active,
        Membership membership
    )
    {
        // What was foreseen comes true because the rule counts now.
        var isByRule = membership.WillChange && rule.Pending is null;
        var enters = !membership.IsMember;
        var turned = isByRule
            ? [.. active.Terms]
            : active.Terms.Where(term => turn.HasTurned(term, enters)).ToList();
        var trigger =
            isByRule ? CauseTrigger.Rule
            : turned.Count > 0 && turned.All(term => term.SegmentId is not null)
                ? CauseTrigger.Segment
            // Facts are evaluated when they arrive: what else is found on another occasion is what time has done.
            : cause.Trigger is CauseTrigger.Rule or CauseTrigger.MemberList ? CauseTrigger.Clock
            : cause.Trigger;
        return new MembershipCause(
            trigger,
            rule.ActiveVersion,
            [.. turned.Select(turn.Describe)],
            trigger == CauseTrigger.Rule ? null
                : cause.Events.TryGetValue(turn.Profile.ContactId, out var causing) ? causing.Id
                : null
        );
    }
}
