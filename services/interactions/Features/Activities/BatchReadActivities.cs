using Crm.Interactions.Data;
using Crm.Interactions.Domain;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Wire = Crm.Interactions.V1;

namespace Crm.Interactions.Features.Activities;

/// <summary>Reads activities for calls that left the gateway together, in one query.</summary>
internal sealed class BatchReadActivities(InteractionsDbContext db)
{
    public async Task<Result<Dictionary<Guid, Activity>>> HandleAsync(
        Wire.BatchReadActivitiesRequest request,
        CancellationToken cancellationToken
    ) => await ReadBatches.FindAsync(db.Activities, request.Ids, cancellationToken);
}
