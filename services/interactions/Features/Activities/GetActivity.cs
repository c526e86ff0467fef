using Crm.Interactions.Data;
using Crm.Interactions.Domain;
using Crm.Interactions.V1;
using Crm.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;
using Activity = Crm.Interactions.Domain.Activity;

namespace Crm.Interactions.Features.Activities;

/// <summary>Gets an activity.</summary>
internal sealed class GetActivity(InteractionsDbContext db)
{
    public async Task<Result<Activity>> HandleAsync(
        GetActivityRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!Guid.TryParse(request.Id, out var id))
            return ActivityErrors.NotFound;
        var activity = await db
            .Activities.AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        return activity is null ? ActivityErrors.NotFound : activity;
    }
}
