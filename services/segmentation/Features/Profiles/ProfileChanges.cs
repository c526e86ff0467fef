using Crm.Messaging;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Evaluation;

namespace Crm.Segmentation.Features.Profiles;

/// <summary>Lets the memberships follow the profiles that changed, in the same transaction.</summary>
internal sealed class ProfileChanges(MembershipEvaluator evaluator)
{
    /// <summary>Profiles changed by events.</summary>
    /// <param name="contactIds">The contacts.</param>
    /// <param name="trigger">What led to it.</param>
    /// <param name="events">The events that led to it, by contact.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task TellAsync(
        IReadOnlyCollection<Guid> contactIds,
        CauseTrigger trigger,
        IEnumerable<(Guid ContactId, IncomingEvent Event)> events,
        CancellationToken cancellationToken
    )
    {
        var last = new Dictionary<Guid, CausingEvent>();
        foreach (var (contactId, incoming) in events)
            last[contactId] = new CausingEvent(incoming.Id, incoming.Time);
        return TellAsync(contactIds, new ChangeCause(trigger) { Events = last }, cancellationToken);
    }

    /// <summary>Profiles changed.</summary>
    public Task TellAsync(
        IReadOnlyCollection<Guid> contactIds,
        ChangeCause cause,
        CancellationToken cancellationToken
    ) => evaluator.EvaluateAsync(contactIds, cause, cancellationToken);
}
