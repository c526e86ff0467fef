using Crm.Common.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Operations;

namespace Crm.Messaging.Projections;

/// <summary>Begins to compute a projection of this service anew.</summary>
public sealed class RebuildProjection
{
    private readonly IEnumerable<ProjectionDefinition> _projections;
    private readonly ServiceIdentity _service;
    private readonly OperationStarter _operations;
    private readonly OperationWire _wire;

    internal RebuildProjection(
        IEnumerable<ProjectionDefinition> projections,
        ServiceIdentity service,
        OperationStarter operations,
        OperationWire wire
    ) => (_projections, _service, _operations, _wire) = (projections, service, operations, wire);

    /// <summary>The operation, or PROJECTION_NOT_FOUND.</summary>
    public Task<Result<Operation>> HandleAsync(RebuildProjectionRequest request)
    {
        if (!_projections.Any(projection => $"{_service.Name}.{projection.Name}" == request.Id))
            return Task.FromResult<Result<Operation>>(ProjectionErrors.NotFound);
        var operation = _operations.Start(
            new NewOperation(request.Id + ProjectionDefinition.KindSuffix)
        );
        return Task.FromResult<Result<Operation>>(_wire.ToWire(operation));
    }
}
