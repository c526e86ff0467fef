using System.Data;
using Crm.Interactions.Clients;
using Crm.Interactions.Data;
using Crm.Interactions.Domain;
using Crm.Interactions.Grpc;
using Crm.Interactions.V1;
using Crm.Messaging;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Activity = Crm.Interactions.Domain.Activity;

namespace Crm.Interactions.Features.Activities;

/// <summary>Records an activity.</summary>
internal sealed class CreateActivity(
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
        CreateActivityRequest request,
        CancellationToken cancellationToken
    )
    {
        var resolved = await contacts.ResolveAsync(request.Activity, cancellationToken);
        if (resolved.Error is not null)
            return resolved.Error;
        var externalId =
            request.Activity.ExternalId.Length == 0 ? null : request.Activity.ExternalId;
        var hash = ActivityMapping.ToHash(request.Activity);

        // Read before the transaction begins, as in CreateTransaction.
        if (externalId is not null && await FindAsync(externalId, cancellationToken) is { } known)
            return known.IsSame(resolved.Value, hash)
                ? known
                : ActivityErrors.ExternalIdTaken.At("activity.external_id");

        await work.BeginAsync(
            WritePriority.Request,
            IsolationLevel.ReadCommitted,
            cancellationToken
        );
        var content = ActivityMapping.ToContent(request.Activity);
        var activity = Activity.Create(
            db.TenantId,
            resolved.Value,
            externalId,
            content,
            hash,
            time.GetInstant()
        );
        db.Activities.Add(activity);
        await cards.AddAsync(activity, cancellationToken);
        changes.Created(
            "activity",
            activity.Id.ToString(),
            activity.Version,
            activity.CreateTime,
            ActivityMapping.ToWire(activity)
        );
        events.Add(activity, InteractionEvents.ToRecorded(activity));
        return activity;
    }

    private Task<Activity?> FindAsync(string externalId, CancellationToken cancellationToken) =>
        db
            .Activities.AsNoTracking()
            .FirstOrDefaultAsync(activity => activity.ExternalId == externalId, cancellationToken);
}
