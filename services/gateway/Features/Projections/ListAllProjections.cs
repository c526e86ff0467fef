using Crm.Common.V1;
using Crm.ServiceDefaults.Errors;

namespace Crm.Gateway.Features.Projections;

/// <summary>The projections of all services, by id. The gateway has none.</summary>
internal sealed class ListAllProjections(PeerServices peers)
{
    public async Task<Result<ListProjectionsResponse>> HandleAsync(
        ListProjectionsRequest request,
        CancellationToken cancellationToken
    )
    {
        var pages = await peers.AskAllAsync(service =>
            new ProjectionsService.ProjectionsServiceClient(service).ListProjectionsAsync(
                request,
                cancellationToken: cancellationToken
            )
        );
        var response = new ListProjectionsResponse();
        response.Projections.Add(
            pages
                .SelectMany(page => page.Projections)
                .OrderBy(projection => projection.Id, StringComparer.Ordinal)
        );
        return response;
    }
}
