using System.Globalization;
using Crm.Contacts.V1;
using Crm.Messaging;

namespace Crm.ContactReferences;

/// <summary>Keeps which contact remains for which, and lets everything that belongs to them follow.</summary>
internal sealed class OnContactMerged(
    ContactAliases aliases,
    IEnumerable<IContactAliasFollower> followers
) : IEventHandler
{
    public async Task HandleAsync(
        IReadOnlyList<IncomingEvent> events,
        CancellationToken cancellationToken
    )
    {
        var ids = events.SelectMany(incoming => MovedBy(incoming).Append(IdOf(incoming.Subject)));
        await aliases.LoadAsync([.. ids.Distinct()], cancellationToken);
        foreach (var incoming in events)
        {
            var parent = incoming.Data is ContactMerged ? IdOf(incoming.Subject) : (Guid?)null;
            foreach (var moved in MovedBy(incoming))
                aliases.Attach(moved, parent);
        }
        var changes = aliases.Settle();
        if (changes.Count == 0)
            return;
        foreach (var follower in followers)
            await follower.FollowAsync(changes, cancellationToken);
    }

    private static IEnumerable<Guid> MovedBy(IncomingEvent incoming) =>
        incoming.Data switch
        {
            ContactMerged merged => merged.MergedContactIds.Select(IdOf),
            ContactUnmerged unmerged => unmerged.UnmergedContactIds.Select(IdOf),
            _ => [],
        };

    private static Guid IdOf(string id) => Guid.Parse(id, CultureInfo.InvariantCulture);
}
