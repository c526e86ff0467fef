using Crm.ContactReferences;
using Crm.Interactions.Data;
using Crm.Interactions.Domain;
using Crm.Interactions.V1;
using Crm.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;
using Activity = Crm.Interactions.Domain.Activity;

namespace Crm.Interactions.Features.ContactHistory;

/// <summary>Gets the counts of a contact's activities and the last of them.</summary>
internal sealed class GetContactCard(InteractionsDbContext db, ContactDirectory contacts)
{
    public const int MostRecent = 10;

    /// <summary>What the card is made of.</summary>
    public sealed record Found(
        Guid ContactId,
        IReadOnlyList<ContactCardCount> Counts,
        IReadOnlyList<Activity> Recent
    );

    public async Task<Result<Found>> HandleAsync(
        GetContactCardRequest request,
        CancellationToken cancellationToken
    )
    {
        var contact = await contacts.FindAsync(request.ContactId, cancellationToken);
        return contact.Error is null
            ? await ReadAsync(contact.Value, cancellationToken)
            : contact.Error;
    }

    private async Task<Found> ReadAsync(Guid contactId, CancellationToken cancellationToken)
    {
        var counts = await db
            .ContactCardCounts.AsNoTracking()
            .Where(count => count.ContactId == contactId)
            .ToListAsync(cancellationToken);
        var recent = await db
            .Activities.AsNoTracking()
            .Where(activity => activity.ContactId == contactId)
            .OrderByDescending(activity => activity.OccurredAt)
            .ThenByDescending(activity => activity.Id)
            .Take(MostRecent)
            .ToListAsync(cancellationToken);
        return new Found(contactId, counts, recent);
    }
}
