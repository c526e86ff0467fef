using Crm.Interactions.Domain;

namespace Crm.Interactions.Features.ContactHistory;

/// <summary>One thing that happened with a contact: a transaction or an activity.</summary>
internal sealed record TimelineItem(DateTimeOffset OccurredAt, Guid Id)
{
    public TransactionSummary? Transaction { get; private init; }
    public Activity? Activity { get; private init; }

    public static TimelineItem Of(TransactionSummary transaction) =>
        new(transaction.OccurredAt, transaction.Id) { Transaction = transaction };

    public static TimelineItem Of(Activity activity) =>
        new(activity.OccurredAt, activity.Id) { Activity = activity };
}
