using Crm.Common.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;

namespace Crm.Messaging.Projections;

/// <summary>Lists the projections of this service.</summary>
public sealed class ListProjections
{
    private readonly ServiceDbContext _db;
    private readonly ServiceIdentity _service;
    private readonly IEnumerable<ProjectionDefinition> _projections;

    internal ListProjections(
        ServiceDbContext db,
        ServiceIdentity service,
        IEnumerable<ProjectionDefinition> projections
    ) => (_db, _service, _projections) = (db, service, projections);

    /// <summary>All projections; PAGE_TOKEN_INVALID where one is given.</summary>
    public async Task<Result<ListProjectionsResponse>> HandleAsync(
        ListProjectionsRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.PageToken.Length > 0)
            return CommonErrors.PageTokenInvalid.At("page_token");
        var kinds = _projections.Select(KindOf).ToList();
        var rebuilds = await _db
            .Operations.AsNoTracking()
            .Where(operation =>
                kinds.Contains(operation.Kind) && operation.State == OperationState.Succeeded
            )
            .GroupBy(operation => operation.Kind)
            .Select(kind => new { Kind = kind.Key, Time = kind.Max(o => o.EndTime) })
            .ToDictionaryAsync(kind => kind.Kind, kind => kind.Time, cancellationToken);
        return new ListProjectionsResponse
        {
            Projections =
            {
                _projections
                    .OrderBy(projection => projection.Name, StringComparer.Ordinal)
                    .Select(projection => new Projection
                    {
                        Id = $"{_service.Name}.{projection.Name}",
                        Service = _service.Name,
                        Description = projection.Description,
                        LastRebuildTime = rebuilds
                            .GetValueOrDefault(KindOf(projection))
                            ?.ToTimestamp(),
                    }),
            },
        };
    }

    private string KindOf(ProjectionDefinition projection) =>
        $"{_service.Name}.{projection.Name}{ProjectionDefinition.KindSuffix}";
}
