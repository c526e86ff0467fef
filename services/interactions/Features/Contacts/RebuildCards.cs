using System.Globalization;
using Crm.Interactions.Data;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Interactions.Features.Contacts;

/// <summary>Computes all cards anew, some contacts at a time.</summary>
internal sealed class RebuildCards(InteractionsDbContext db, UnitOfWork work, CardRebuild cards)
    : IOperationHandler
{
    public const string Projection = "cards";

    private const int ContactsInStep = 100;

    public string Kind => $"interactions.{Projection}.rebuild";

    public async Task<StepResult> StepAsync(
        OperationContext context,
        CancellationToken cancellationToken
    )
    {
        var last =
            context.Operation.Checkpoint.Length == 0
                ? Guid.Empty
                : Guid.Parse(context.Operation.Checkpoint, CultureInfo.InvariantCulture);
        await work.BeginAsync(WritePriority.Background, cancellationToken);
        var contacts = await db
            .Transactions.Select(row => row.ContactId)
            .Union(db.Activities.Select(row => row.ContactId))
            .Union(db.TransactionCards.Select(card => card.ContactId))
            .Union(db.ContactCardCounts.Select(count => count.ContactId))
            .Where(id => id > last)
            .OrderBy(id => id)
            .Take(ContactsInStep)
            .ToListAsync(cancellationToken);
        if (contacts.Count == 0)
            return StepResult.Done();
        await cards.RebuildAsync(contacts, cancellationToken);
        return StepResult.Continue(contacts[^1].ToString()) with
        {
            Counts = new RowCounts { Updated = contacts.Count },
        };
    }
}
