using Crm.Interactions.Domain;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Store;
using Google.Protobuf.WellKnownTypes;
using Wire = Crm.Interactions.V1;

namespace Crm.Interactions.Grpc;

/// <summary>What other services are told of transactions and activities, in events and when they begin anew. No personal data.</summary>
internal static class InteractionEvents
{
    public static Wire.TransactionRecorded ToRecorded(Transaction transaction) =>
        new()
        {
            TransactionId = transaction.Id.ToString(),
            ContactId = transaction.ContactId.ToString(),
            RecordedContactId = transaction.RecordedContactId.ToString(),
            Kind = (Wire.Transaction.Types.Kind)transaction.Kind,
            OccurredAt = Timestamp.FromDateTimeOffset(transaction.OccurredAt),
            Currency = transaction.Currency,
            Total = transaction.Total.ToMoney(transaction.Currency),
            Cost = transaction.Cost.ToMoney(transaction.Currency),
            Items = transaction.Items.ToText(),
            Categories =
            {
                transaction
                    .Lines.Select(line => line.Category)
                    .Where(category => category.Length > 0)
                    .DistinctBy(TextKey.Of, StringComparer.Ordinal),
            },
            Channel = transaction.Channel,
            Region = transaction.Region,
        };

    public static Wire.ActivityRecorded ToRecorded(Activity activity) =>
        Of<Wire.ActivityRecorded>(activity);

    public static Wire.ActivityUpdated ToUpdated(
        Activity activity,
        Wire.Activity before,
        Wire.Activity after
    )
    {
        var updated = Of<Wire.ActivityUpdated>(activity);
        updated.ChangedFields.Add(ResourceChange.ChangedFields(before, after));
        return updated;
    }

    public static Wire.ActivityDeleted ToDeleted(Activity activity) =>
        Of<Wire.ActivityDeleted>(activity);

    private static TEvent Of<TEvent>(Activity activity)
        where TEvent : Wire.IActivityEvent, new() =>
        new()
        {
            ActivityId = activity.Id.ToString(),
            ContactId = activity.ContactId.ToString(),
            RecordedContactId = activity.RecordedContactId.ToString(),
            Version = (int)activity.Version,
            Kind = (Wire.Activity.Types.Kind)activity.Kind,
            Direction = (Wire.Activity.Types.Direction)activity.Direction,
            Channel = activity.Channel,
            OccurredAt = Timestamp.FromDateTimeOffset(activity.OccurredAt),
        };
}
