using Crm.Interactions.Clients;
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
        if (!Guid.TryParse(request.ContactId, out var given))
            return ContactErrors.NotFound;
        // Asked while the card is read, as in GetTransactionCard.
        var asking = contacts.FindAsync(request.ContactId, cancellationToken);
        var card = await ReadAsync(given, cancellationToken);
        var contact = await asking;
        if (contact.Error is not null)
            return contact.Error;
        return contact.Value == given ? card : await ReadAsync(contact.Value, cancellationToken);
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
