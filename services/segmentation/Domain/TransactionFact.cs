using Crm.ServiceDefaults.Store;

namespace Crm.Segmentation.Domain;

/// <summary>What interactions told of a transaction. It never changes, except whose it is when contacts are merged.</summary>
internal sealed class TransactionFact : ITenantOwned
{
    public string TenantId { get; init; } = "";
    public Guid TransactionId { get; init; }

    /// <summary>The contact today.</summary>
    public Guid ContactId { get; init; }

    /// <summary>The contact that was named when it was recorded.</summary>
    public Guid RecordedContactId { get; init; }
    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>A return, otherwise a sale.</summary>
    public bool IsReturn { get; init; }
    public string Currency { get; init; } = "";

    /// <summary>The sum, scaled (<see cref="Amounts"/>).</summary>
    public long Total { get; init; }
    public long Cost { get; init; }
    public long Items { get; init; }

    /// <summary>The keys of the categories of its lines.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];
}
