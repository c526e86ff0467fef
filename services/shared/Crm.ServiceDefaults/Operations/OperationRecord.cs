using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Operations;

/// <summary>Long work of this service: what is to be done, who works on it, how far it is.</summary>
public sealed class OperationRecord : ITenantOwned
{
    private OperationRecord() { }

    /// <inheritdoc />
    public string TenantId { get; private init; } = "";

    /// <summary>The id.</summary>
    public Guid Id { get; private init; }

    internal static void Configure(ModelBuilder model) =>
        model.Entity<OperationRecord>(operation => operation.HasKey(o => new { o.TenantId, o.Id }));
}
