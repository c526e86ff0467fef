using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Evaluation;

/// <summary>
/// Brings the memberships of contacts up to date, in the transaction of whoever changed what rules read. It has the same number of
/// queries for each 500 contacts, however many rules there are.
/// </summary>
internal sealed class MembershipEvaluator(
    SegmentationDbContext db,
    RuleBooks books,
    ProfileLoader profiles,
    MembershipWriter writer
)
{
    private const int MostContacts = 500;

    /// <summary>Evaluates what may have changed. What was changed before is written already, and the work has begun.</summary>
    /// <param name="contactIds">The contacts.</param>
    /// <param name="cause">Why they are evaluated.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task EvaluateAsync(
        IReadOnlyCollection<Guid> contactIds,
        ChangeCause cause,
        CancellationToken cancellationToken
    ) => EvaluateAsync(contactIds, cause, list: null, cancellationToken);

    /// <summary>Puts contacts on a list or takes them off it, and evaluates the rules that name it.</summary>
    /// <returns>How many contacts were put on it or taken off it.</returns>
    public async Task<int> ChangeListAsync(
        IReadOnlyCollection<Guid> contactIds,
        ListChange list,
        CancellationToken cancellationToken
    )
    {
        var changes = await EvaluateAsync(
            contactIds,
            new ChangeCause(CauseTrigger.MemberList),
            list,
            cancellationToken
        );
        return changes.Count(change => change.Membership.SegmentId == list.SegmentId);
    }

    private async Task<IReadOnlyList<MembershipChange>> EvaluateAsync(
        IReadOnlyCollection<Guid> contactIds,
        ChangeCause cause,
        ListChange? list,
        CancellationToken cancellationToken
    )
    {
        var changes = new List<MembershipChange>();
        if (contactIds.Count == 0)
            return changes;
        var book = await books.OpenAsync(cancellationToken);
        // Without rules only what fell due is looked at: so that it does not fall due again.
        if (book.Rules.Count == 0 && list is null && cause.Trigger != CauseTrigger.Clock)
            return changes;
        foreach (var chunk in contactIds.Distinct().Chunk(MostContacts))
        {
            var pass = new EvaluationPass(book, cause, list);
            var states = await StatesAsync(chunk, cancellationToken);
            foreach (var profile in await profiles.LoadAsync(chunk, book, cancellationToken))
                pass.Run(profile, states.GetValueOrDefault(profile.ContactId));
            await writer.WriteAsync(pass, cancellationToken);
            changes.AddRange(pass.Changes);
        }
        return changes;
    }

    private Task<Dictionary<Guid, EvaluationState>> StatesAsync(
        Guid[] contactIds,
        CancellationToken cancellationToken
    )
    {
        var ids = contactIds.ToList();
        return db.Set<EvaluationState>()
            .AsNoTracking()
            .Where(state => EF.Parameter(ids).Contains(state.ContactId))
            .ToDictionaryAsync(state => state.ContactId, cancellationToken);
    }
}
