using Crm.ContactReferences;
using Crm.Messaging;
using Crm.ServiceDefaults.Store;

namespace Crm.Interactions.Domain;

/// <summary>A sale to a contact, or a return. It is recorded once and never changed.</summary>
internal sealed class Transaction : ITenantOwned, IIdentified, IVersioned, IEventSource
{
    private Transaction() { }

    public string TenantId { get; private set; } = "";
    public Guid Id { get; private set; }
    public Guid ContactId { get; private set; }
    public Guid RecordedContactId { get; private set; }
    public string? ExternalId { get; private set; }
    public TransactionKind Kind { get; private set; }
    public DateTimeOffset OccurredAt { get; private set; }
    public string Currency { get; private set; } = "";
    public string Channel { get; private set; } = "";
    public string ChannelKey { get; private set; } = "";
    public string Region { get; private set; } = "";
    public string RegionKey { get; private set; } = "";
    public decimal Total { get; private set; }
    public decimal Cost { get; private set; }
    public decimal Items { get; private set; }
    public byte[] ContentHash { get; private set; } = [];
    public DateTimeOffset CreateTime { get; private set; }
    public DateTimeOffset UpdateTime { get; private set; }
    public long Version { get; private set; }
    public IReadOnlyList<TransactionLine> Lines { get; private set; } = [];

    public static Transaction Create(
        string tenantId,
        ContactRelation contact,
        TransactionContent content,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.CreateVersion7(now),
            ContactId = contact.ContactId,
            RecordedContactId = contact.RecordedContactId,
            ExternalId = content.ExternalId,
            Kind = content.Kind,
            OccurredAt = content.OccurredAt ?? now,
            Currency = content.Currency,
            Channel = content.Channel,
            ChannelKey = TextKey.Of(content.Channel),
            Region = content.Region,
            RegionKey = TextKey.Of(content.Region),
            Total = content.Total,
            Cost = content.Cost,
            Items = content.Items,
            ContentHash = content.Hash,
            CreateTime = now,
            UpdateTime = now,
            Version = 1,
            Lines = content.Lines,
        };

    /// <summary>That it was recorded is all that is ever told of it.</summary>
    public long NextEventSequence() => 1;

    /// <summary>Whether it was recorded from the same content for the same contact.</summary>
    public bool IsSame(ContactRelation contact, TransactionContent content) =>
        contact.Concerns(ContactId, RecordedContactId)
        && ContentHash.AsSpan().SequenceEqual(content.Hash);
}
