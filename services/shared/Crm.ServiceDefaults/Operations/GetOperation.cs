using Crm.Common.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Operations;

internal sealed class GetOperation(ServiceDbContext db, OperationWire wire)
{
    public async Task<Result<Operation>> HandleAsync(
        GetOperationRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!wire.TryReadOwnId(request.Id, out var id))
            return OperationErrors.NotFound;
        var operation = await db
            .Operations.AsNoTracking()
            .FirstOrDefaultAsync(o => o.Id == id, cancellationToken);
        return operation is null ? OperationErrors.NotFound : wire.ToWire(operation);
    }
}
