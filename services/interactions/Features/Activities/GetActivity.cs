using Crm.Interactions.Data;
using Crm.Interactions.Domain;
using Crm.Interactions.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
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
        var activity = await db
            .Activities.AsNoTracking()
            .WithIdAsync(request.Id, cancellationToken);
        return activity is null ? ActivityErrors.NotFound : activity;
    }
}
