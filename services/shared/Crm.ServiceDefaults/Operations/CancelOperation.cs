using Crm.Common.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Operations;

internal sealed class CancelOperation(
    ServiceDbContext db,
    UnitOfWork work,
    OperationWire wire,
    OperationSignal signal,
    TimeProvider time
)
{
    public async Task<Result<Operation>> HandleAsync(
        CancelOperationRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!wire.TryReadOwnId(request.Id, out var id))
            return OperationErrors.NotFound;
        await work.BeginAsync(WritePriority.Request, cancellationToken);
        var operation = await db.Operations.FirstOrDefaultAsync(o => o.Id == id, cancellationToken);
        if (operation is null)
            return OperationErrors.NotFound;
        operation.RequestCancel(time.GetInstant());
        work.AfterCommit(signal.Set);
        return wire.ToWire(operation);
    }
}
