using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Imports;

/// <summary>Reads an upload part by part and keeps the last one: a chunk goes on where the one before ended.</summary>
internal sealed class UploadCache(Guid operationId)
{
    private int _number = -1;
    private byte[] _part = [];

    /// <summary>A part by its number; empty behind the last one.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(
        ServiceDbContext db,
        int number,
        CancellationToken cancellationToken
    )
    {
        if (number == _number)
            return _part;
        _part =
            await db.Set<OperationUpload>()
                .Where(u => u.OperationId == operationId && u.Part == number)
                .Select(u => u.Bytes)
                .FirstOrDefaultAsync(cancellationToken)
            ?? [];
        _number = number;
        return _part;
    }
}
