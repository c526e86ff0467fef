using Crm.Interactions.Data;
using Crm.Interactions.Domain;
using Crm.Interactions.Grpc;
using Crm.Interactions.V1;
using Crm.Messaging;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Activity = Crm.Interactions.Domain.Activity;

namespace Crm.Interactions.Features.Activities;

/// <summary>Deletes an activity for good.</summary>
internal sealed class DeleteActivity(
    InteractionsDbContext db,
    ContactCards cards,
    UnitOfWork work,
    ChangeLog changes,
    EventLog events,
    TimeProvider time
)
{
    public async Task<Result<DeleteActivityResponse>> HandleAsync(
        DeleteActivityRequest request,
        CancellationToken cancellationToken
    )
    {
        var activity = await db
            .Activities.Include(row => row.TagKeys)
            .WithIdAsync(request.Id, cancellationToken);
        if (activity is null)
            return ActivityErrors.NotFound;
        if (Etag.Check(request.Etag, activity.Version) is { } stale)
            return stale;
        await work.BeginAsync(WritePriority.Request, cancellationToken);
        await cards.RemoveAsync(ContactCardCount.Of(activity), activity.Id, cancellationToken);
        db.Activities.Remove(activity);
        changes.Deleted(
            "activity",
            activity.Id.ToString(),
            activity.Version,
            time.GetInstant(),
            ActivityMapping.ToWire(activity)
        );
        events.Add(activity, InteractionEvents.ToDeleted(activity));
        return new DeleteActivityResponse();
    }
}
