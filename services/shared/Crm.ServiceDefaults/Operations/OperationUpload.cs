using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Operations;

/// <summary>A part of what was uploaded for an operation. All parts but the last have <see cref="PartBytes"/> bytes.</summary>
public sealed class OperationUpload : ITenantOwned
{
    /// <summary>The bytes of a part.</summary>
    public const int PartBytes = 1024 * 1024;

    private OperationUpload() { }

    /// <inheritdoc />
    public string TenantId { get; private init; } = "";

    /// <summary>The operation, which is stored after its upload.</summary>
    public Guid OperationId { get; private init; }

    /// <summary>The number of the part, from 0.</summary>
    public int Part { get; private init; }

    /// <summary>The bytes.</summary>
    public byte[] Bytes { get; private init; } = [];

    /// <summary>When it was stored.</summary>
    public DateTimeOffset CreateTime { get; private init; }

    /// <summary>A part.</summary>
    public static OperationUpload Create(
        string tenantId,
        Guid operationId,
        int part,
        byte[] bytes,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = tenantId,
            OperationId = operationId,
            Part = part,
            Bytes = bytes,
            CreateTime = now,
        };

    internal static void Configure(ModelBuilder model) =>
        model.Entity<OperationUpload>(upload =>
        {
            upload.ToTable("OperationUploads");
            upload.HasKey(u => new
            {
                u.TenantId,
                u.OperationId,
                u.Part,
            });
            // The sweep looks for uploads of all tenants that never became an operation.
            upload.HasIndex(u => u.CreateTime);
        });
}
