using System.Security.Cryptography;
using System.Text;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Operations;

/// <summary>The last row of an import with a key: of rows with one key only the last is applied.</summary>
public sealed class OperationKey : ITenantOwned
{
    private OperationKey() { }

    /// <inheritdoc />
    public string TenantId { get; private init; } = "";

    /// <summary>The operation.</summary>
    public Guid OperationId { get; private init; }

    /// <summary>The first 16 bytes of the SHA-256 of the key.</summary>
    public Guid Key { get; private init; }

    /// <summary>The last row with the key.</summary>
    public int LastRow { get; private init; }

    /// <summary>The last row of a key.</summary>
    public static OperationKey Create(OperationRecord operation, Guid key, int lastRow) =>
        new()
        {
            TenantId = operation.TenantId,
            OperationId = operation.Id,
            Key = key,
            LastRow = lastRow,
        };

    /// <summary>The hash of a key.</summary>
    public static Guid Hash(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        return new Guid(hash[..16], bigEndian: true);
    }

    internal static void Configure(ModelBuilder model) =>
        model.Entity<OperationKey>(key =>
        {
            key.ToTable("OperationKeys");
            key.HasKey(k => new
            {
                k.TenantId,
                k.OperationId,
                k.Key,
            });
            key.HasIndex(k => new
            {
                k.TenantId,
                k.OperationId,
                k.LastRow,
            });
        });
}
