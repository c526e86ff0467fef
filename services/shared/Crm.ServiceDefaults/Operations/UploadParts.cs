using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Operations;

/// <summary>Deletes an upload a few parts at a time, so that nobody waits long.</summary>
internal static class UploadParts
{
    private const int PartsInSlice = 32;

    /// <summary>Deletes all parts. The write gate is not held yet.</summary>
    public static async Task DeleteAsync(
        ServiceDbContext db,
        WriteGate gate,
        string tenantId,
        Guid operationId,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            using var slot = await gate.EnterAsync(WritePriority.Background, cancellationToken);
            if (!await DeleteSliceAsync(db, tenantId, operationId, cancellationToken))
                return;
        }
    }

    /// <summary>Deletes a slice; false when there was nothing.</summary>
    public static async Task<bool> DeleteSliceAsync(
        ServiceDbContext db,
        string tenantId,
        Guid operationId,
        CancellationToken cancellationToken
    )
    {
        var parts = db.Set<OperationUpload>()
            .IgnoreQueryFilters()
            .Where(u => u.TenantId == tenantId && u.OperationId == operationId);
        var first = await parts
            .OrderBy(u => u.Part)
            .Select(u => (int?)u.Part)
            .FirstOrDefaultAsync(cancellationToken);
        return first is { } part
            && await parts
                .Where(u => u.Part < part + PartsInSlice)
                .ExecuteDeleteAsync(cancellationToken) > 0;
    }
}
