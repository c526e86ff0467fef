using System.Linq.Expressions;

namespace Crm.Interactions.Domain;

/// <summary>A transaction without its lines, for lists: their text may be long and is not read there.</summary>
internal sealed class TransactionSummary
{
    public Guid Id { get; private init; }
    public Guid ContactId { get; private init; }
    public string? ExternalId { get; private init; }
    public TransactionKind Kind { get; private init; }
    public DateTimeOffset OccurredAt { get; private init; }
    public string Currency { get; private init; } = "";
    public string Channel { get; private init; } = "";
    public string ChannelKey { get; private init; } = "";
    public string Region { get; private init; } = "";
    public string RegionKey { get; private init; } = "";
    public decimal Total { get; private init; }
    public decimal Cost { get; private init; }
    public DateTimeOffset CreateTime { get; private init; }
    public DateTimeOffset UpdateTime { get; private init; }
    public long Version { get; private init; }

    /// <summary>The summary of a stored transaction.</summary>
    public static Expression<Func<Transaction, TransactionSummary>> FromRow { get; } =
        transaction => new TransactionSummary
        {
            Id = transaction.Id,
            ContactId = transaction.ContactId,
            ExternalId = transaction.ExternalId,
            Kind = transaction.Kind,
            OccurredAt = transaction.OccurredAt,
            Currency = transaction.Currency,
            Channel = transaction.Channel,
            ChannelKey = transaction.ChannelKey,
            Region = transaction.Region,
            RegionKey = transaction.RegionKey,
            Total = transaction.Total,
            Cost = transaction.Cost,
            CreateTime = transaction.CreateTime,
            UpdateTime = transaction.UpdateTime,
            Version = transaction.Version,
        };

    private static readonly Func<Transaction, TransactionSummary> Summarize = FromRow.Compile();

    /// <summary>The summary of a loaded transaction.</summary>
    public static TransactionSummary Of(Transaction transaction) => Summarize(transaction);
}
