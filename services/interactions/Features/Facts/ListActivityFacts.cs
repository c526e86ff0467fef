using Crm.Interactions.Data;
using Crm.Interactions.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Microsoft.EntityFrameworkCore;
using Activity = Crm.Interactions.Domain.Activity;

namespace Crm.Interactions.Features.Facts;

/// <summary>Lists all activities for another service, in the order of their ids.</summary>
internal sealed class ListActivityFacts(InteractionsDbContext db)
{
    public async Task<Result<Page<Activity>>> HandleAsync(
        ListActivityFactsRequest request,
        CancellationToken cancellationToken
    )
    {
        var after = FactPage.After(request.PageToken);
        if (after.Error is not null)
            return after.Error;
        var size = FactPage.Size(request.PageSize);
        var last = after.Value;
        var read = await db
            .Activities.AsNoTracking()
            .Where(activity => activity.Id > last)
            .OrderBy(activity => activity.Id)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        return FactPage.Of(read, size, activity => activity.Id);
    }
}
