using Crm.ContactReferences;
using Crm.Contacts.V1;
using Crm.Interactions.Domain;
using Crm.ServiceDefaults.Errors;
using Wire = Crm.Interactions.V1;

namespace Crm.Interactions.Clients;

/// <summary>Checks the contacts that an activity names, with one question.</summary>
internal sealed class ActivityContacts(ContactDirectory directory)
{
    /// <summary>Whose a new activity is; or what is wrong with the contacts that it names.</summary>
    public async Task<Result<ContactRelation>> ResolveAsync(
        Wire.Activity activity,
        CancellationToken cancellationToken
    )
    {
        var participants = Named(activity, known: []);
        ContactReference[] references =
        [
            new() { Id = activity.ContactId },
            .. participants.Select(participant => participant.Reference),
        ];
        var resolved = await directory.ResolveAsync(references, cancellationToken);
        if (resolved.Error is not null)
            return resolved.Error;
        if (resolved.Value[0].Relation is not { } contact)
            return ContactReferenceErrors.NotFound.At("activity.contact_id");
        return Check(participants, resolved.Value.AsSpan(1)) is { } wrong ? wrong : contact;
    }

    /// <summary>What is wrong with the contacts that a change adds; null when nothing is.</summary>
    public async Task<Error?> CheckAddedAsync(
        Wire.Activity before,
        Wire.Activity after,
        CancellationToken cancellationToken
    )
    {
        var participants = Named(
            after,
            [.. before.Participants.Select(participant => participant.ContactId)]
        );
        var resolved = await directory.ResolveAsync(
            [.. participants.Select(participant => participant.Reference)],
            cancellationToken
        );
        return resolved.Error ?? Check(participants, resolved.Value);
    }

    private static List<(int Index, ContactReference Reference)> Named(
        Wire.Activity activity,
        HashSet<string> known
    ) =>
        [
            .. activity
                .Participants.Index()
                .Where(participant =>
                    participant.Item.ContactId.Length > 0
                    && !known.Contains(participant.Item.ContactId)
                )
                .Select(participant =>
                    (participant.Index, new ContactReference { Id = participant.Item.ContactId })
                ),
        ];

    private static Error? Check(
        List<(int Index, ContactReference Reference)> participants,
        ReadOnlySpan<FoundContact> found
    )
    {
        for (var i = 0; i < participants.Count; i++)
        {
            if (found[i].Relation is null)
                return ContactReferenceErrors.NotFound.At(
                    $"activity.participants[{participants[i].Index}].contact_id"
                );
        }
        return null;
    }
}
