using Crm.Common.V1;
using Crm.Messaging.Projections;
using Crm.ServiceDefaults.Errors;

namespace Crm.Gateway.Features.Projections;

/// <summary>Finds the service that keeps a projection: its id begins with the name.</summary>
internal sealed class ProjectionOwner(PeerServices peers)
{
    public Result<ProjectionsService.ProjectionsServiceClient> Of(string id)
    {
        var service = id.Split('.')[0];
        return peers.Has(service)
            ? new ProjectionsService.ProjectionsServiceClient(peers.Of(service))
            : ProjectionErrors.NotFound;
    }
}
