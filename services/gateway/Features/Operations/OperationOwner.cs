using Crm.Common.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Operations;

namespace Crm.Gateway.Features.Operations;

/// <summary>Finds the service that does an operation: its id says which.</summary>
internal sealed class OperationOwner(PeerServices peers)
{
    public Result<OperationsService.OperationsServiceClient> Of(string operationId) =>
        OperationWire.TryReadId(operationId, out var service, out _) && peers.Has(service)
            ? new OperationsService.OperationsServiceClient(peers.Of(service))
            : OperationErrors.NotFound;
}
