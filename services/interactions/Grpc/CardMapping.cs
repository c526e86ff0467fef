using Crm.Interactions.Domain;
using Crm.Interactions.Features.ContactHistory;
using Google.Protobuf.WellKnownTypes;
using Wire = Crm.Interactions.V1;

namespace Crm.Interactions.Grpc;

/// <summary>Cards and timelines as the contract shows them.</summary>
internal static class CardMapping
{
    public static Wire.TransactionCard ToWire(BatchReadTransactionCards.Found card)
    {
        var categories = card.Categories.ToLookup(
            category => category.Currency,
            StringComparer.Ordinal
        );
        return new Wire.TransactionCard
        {
            ContactId = card.ContactId.ToString(),
            Totals = { card.Totals.Select(totals => ToWire(totals, categories[totals.Currency])) },
            RecentTransactions = { card.Recent.Select(TransactionMapping.ToWire) },
        };
    }

    public static Wire.ContactCard ToWire(BatchReadContactCards.Found card)
    {
        var counts = card
            .Counts.OrderByDescending(count => count.Count)
            .ThenBy(count => count.Kind)
            .ThenBy(count => count.Direction)
            .ToList();
        return new Wire.ContactCard
        {
            ContactId = card.ContactId.ToString(),
            Activities = (int)counts.Sum(count => count.Count),
            ActivityCounts = { counts.Select(ToWire) },
            LastActivityTime = LastTime(counts, _ => true),
            LastInboundTime = LastTime(
                counts,
                count => count.Direction == ActivityDirection.Inbound
            ),
            LastOutboundTime = LastTime(
                counts,
                count => count.Direction == ActivityDirection.Outbound
            ),
            RecentActivities = { card.Recent.Select(ActivityMapping.ToWire) },
        };
    }

    public static Wire.TimelineEntry ToWire(TimelineItem item)
    {
        var entry = new Wire.TimelineEntry
        {
            OccurredAt = Timestamp.FromDateTimeOffset(item.OccurredAt),
        };
        if (item.Transaction is not null)
            entry.Transaction = TransactionMapping.ToWire(item.Transaction);
        if (item.Activity is not null)
            entry.Activity = ActivityMapping.ToWire(item.Activity);
        return entry;
    }

    private static Wire.TransactionTotals ToWire(
        TransactionCard card,
        IEnumerable<TransactionCardCategory> categories
    ) =>
        new()
        {
            Currency = card.Currency,
            Orders = (int)card.Orders,
            Returns = (int)card.Returns,
            Revenue = card.Revenue.ToMoney(card.Currency),
            Sold = card.Sold.ToMoney(card.Currency),
            Returned = card.Returned.ToMoney(card.Currency),
            Cost = card.Cost.ToMoney(card.Currency),
            Margin = card.Margin.ToMoney(card.Currency),
            AverageOrder = card.AverageOrder?.ToMoney(card.Currency),
            Items = (double)card.Items,
            FirstOrderTime = ToTimestamp(card.FirstOrderTime),
            LastOrderTime = ToTimestamp(card.LastOrderTime),
            Categories = { categories.Select(ToWire) },
        };

    private static Wire.CategoryTotals ToWire(TransactionCardCategory category) =>
        new()
        {
            Category = category.Category,
            Revenue = category.Revenue.ToMoney(category.Currency),
            Margin = category.Margin.ToMoney(category.Currency),
            Items = (double)category.Items,
        };

    private static Wire.ActivityCount ToWire(ContactCardCount count) =>
        new()
        {
            Kind = (Wire.Activity.Types.Kind)count.Kind,
            Direction = (Wire.Activity.Types.Direction)count.Direction,
            Count = (int)count.Count,
            LastTime = Timestamp.FromDateTimeOffset(count.LastTime),
        };

    private static Timestamp? LastTime(
        IEnumerable<ContactCardCount> counts,
        Func<ContactCardCount, bool> which
    ) => ToTimestamp(counts.Where(which).Max(count => (DateTimeOffset?)count.LastTime));

    private static Timestamp? ToTimestamp(DateTimeOffset? time) =>
        time is { } known ? Timestamp.FromDateTimeOffset(known) : null;
}
