using Crm.Interactions.Clients;
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

/// <summary>Changes an activity.</summary>
internal sealed class UpdateActivity(
    InteractionsDbContext db,
    ActivityContacts contacts,
    ContactCards cards,
    UnitOfWork work,
    ChangeLog changes,
    EventLog events,
    TimeProvider time
)
{
    public async Task<Result<Activity>> HandleAsync(
        UpdateActivityRequest request,
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
        var before = ActivityMapping.ToWire(activity);
        var merged = FieldMaskMerge.Apply(before, request.Activity, request.UpdateMask);
        var after = ActivityMapping.Normalize(merged, activity.CreateTime);
        if (after.Equals(before))
            return activity;
        if (await contacts.CheckAddedAsync(before, after, cancellationToken) is { } wrong)
            return wrong;

        var counted = ContactCardCount.Of(activity);
        activity.Change(ActivityMapping.ToContent(after), time.GetInstant());
        if (!counted.Counts(activity))
        {
            await work.BeginAsync(WritePriority.Request, cancellationToken);
            await cards.RemoveAsync(counted, activity.Id, cancellationToken);
            await cards.AddAsync(activity, cancellationToken);
        }
        var changed = ActivityMapping.ToWire(activity);
        changes.Updated(
            "activity",
            activity.Id.ToString(),
            activity.Version,
            activity.UpdateTime,
            before,
            changed
        );
        events.Add(activity, InteractionEvents.ToUpdated(activity, before, changed));
        return activity;
    }
}
