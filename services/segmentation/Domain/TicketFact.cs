using Crm.ServiceDefaults.Store;

namespace Crm.Segmentation.Domain;

/// <summary>What tickets told last of a ticket.</summary>
internal sealed class TicketFact : ITenantOwned
{
    public string TenantId { get; init; } = "";
    public Guid TicketId { get; init; }
    public Guid ContactId { get; init; }
    public Guid RecordedContactId { get; init; }
    public bool IsOpen { get; init; }

    /// <summary>The version of the ticket; an older one never overwrites it.</summary>
    public long SourceVersion { get; init; }
}
