using Crm.Interactions.Data;
using Crm.Interactions.Domain;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Microsoft.EntityFrameworkCore;
using Wire = Crm.Interactions.V1;

namespace Crm.Interactions.Features.Activities;

/// <summary>Reads activities for calls that left the gateway together, in one query.</summary>
internal sealed class BatchReadActivities(InteractionsDbContext db)
{
    public async Task<Result<Dictionary<Guid, Activity>>> HandleAsync(
        Wire.BatchReadActivitiesRequest request,
        CancellationToken cancellationToken
    )
    {
        var keys = ReadBatches.KeysOf(request.Ids);
        return await db
            .Activities.AsNoTracking()
            .Where(activity => keys.Contains(activity.Id))
            .ToDictionaryAsync(activity => activity.Id, cancellationToken);
    }
}
