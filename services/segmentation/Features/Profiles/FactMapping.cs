using System.Globalization;
using Crm.Interactions.V1;
using Crm.Segmentation.Domain;
using Crm.ServiceDefaults.Store;
using Crm.Tickets.V1;
using TicketFact = Crm.Segmentation.Domain.TicketFact;
using WireTicketFact = Crm.Tickets.V1.TicketFact;

namespace Crm.Segmentation.Features.Profiles;

/// <summary>Facts as other services tell them, in events and when they are read anew, and as they are kept. Whose they are is given.</summary>
internal static class FactMapping
{
    public static TransactionFact ToFact(
        TransactionRecorded told,
        string tenantId,
        IReadOnlyDictionary<Guid, Guid> owners
    ) =>
        new()
        {
            TenantId = tenantId,
            TransactionId = Id(told.TransactionId),
            ContactId = owners[Id(told.RecordedContactId)],
            RecordedContactId = Id(told.RecordedContactId),
            OccurredAt = told.OccurredAt.ToDateTimeOffset().Truncate(),
            IsReturn = told.Kind == Transaction.Types.Kind.Return,
            Currency = told.Currency,
            Total = Scaled(told.Total.Amount),
            Cost = Scaled(told.Cost.Amount),
            Items = Scaled(told.Items),
            Categories =
            [
                .. told
                    .Categories.Select(TextKey.Of)
                    .Where(key => key.Length > 0)
                    .Distinct(StringComparer.Ordinal),
            ],
        };

    public static ActivityFact ToFact(
        IActivityEvent told,
        string tenantId,
        IReadOnlyDictionary<Guid, Guid> owners
    ) =>
        new()
        {
            TenantId = tenantId,
            ActivityId = Id(told.ActivityId),
            ContactId = owners[Id(told.RecordedContactId)],
            RecordedContactId = Id(told.RecordedContactId),
            OccurredAt = told.OccurredAt.ToDateTimeOffset().Truncate(),
            IsDeleted = told is ActivityDeleted,
            SourceVersion = told.Version,
        };

    public static TicketFact ToFact(
        WireTicketFact told,
        string tenantId,
        IReadOnlyDictionary<Guid, Guid> owners
    ) =>
        new()
        {
            TenantId = tenantId,
            TicketId = Id(told.TicketId),
            ContactId = owners[Id(told.RecordedContactId)],
            RecordedContactId = Id(told.RecordedContactId),
            IsOpen =
                told.Status is not (Ticket.Types.Status.Resolved or Ticket.Types.Status.Closed),
            SourceVersion = told.Version,
        };

    /// <summary>How a ticket stands after any of its events.</summary>
    public static WireTicketFact ToTicketFact(ITicketEvent told) =>
        new()
        {
            TicketId = told.TicketId,
            RecordedContactId = told.RecordedContactId,
            Status = told.Status,
            Version = told.Version,
        };

    public static Guid Id(string id) => Guid.Parse(id, CultureInfo.InvariantCulture);

    private static long Scaled(string number) =>
        number.Length == 0
            ? 0
            : Amounts.ToScaled(decimal.Parse(number, CultureInfo.InvariantCulture));
}
