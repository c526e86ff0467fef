using Crm.ServiceDefaults.Store;

namespace Crm.Segmentation.Domain;

/// <summary>Orders of a tenant changed since its quintiles were computed. A row a batch, so that batches never wait for each other.</summary>
internal sealed class QuintileMark : ITenantOwned
{
    public string TenantId { get; init; } = "";
    public Guid Id { get; init; }
    public DateTimeOffset CreateTime { get; init; }
}
