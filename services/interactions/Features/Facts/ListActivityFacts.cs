using Crm.Interactions.Data;
using Crm.Interactions.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Activity = Crm.Interactions.Domain.Activity;

namespace Crm.Interactions.Features.Facts;

/// <summary>Lists all activities for another service, in the order of their ids.</summary>
internal sealed class ListActivityFacts(InteractionsDbContext db)
{
    public Task<Result<Page<Activity>>> HandleAsync(
        ListActivityFactsRequest request,
        CancellationToken cancellationToken
    ) => FactPage.ReadAsync(db.Activities, request.PageToken, request.PageSize, cancellationToken);
}
