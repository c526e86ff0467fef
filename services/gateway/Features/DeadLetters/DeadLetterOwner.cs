using Crm.Common.V1;
using Crm.Messaging.DeadLetters;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Operations;

namespace Crm.Gateway.Features.DeadLetters;

/// <summary>Finds the service that put a dead letter aside: its id says which.</summary>
internal sealed class DeadLetterOwner(PeerServices peers)
{
    /// <summary>Whether the gateway put it aside.</summary>
    public static bool IsOwn(string id) =>
        OperationWire.TryReadId(id, out var service, out _) && service == GatewayModule.Name;

    /// <summary>The service behind the gateway.</summary>
    public Result<DeadLettersService.DeadLettersServiceClient> Of(string id) =>
        OperationWire.TryReadId(id, out var service, out _) && peers.Has(service)
            ? new DeadLettersService.DeadLettersServiceClient(peers.Of(service))
            : DeadLetterErrors.NotFound;
}
