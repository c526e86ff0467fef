using Crm.Messaging.Outbox;

namespace Crm.Messaging.Publishing;

/// <summary>A delivery that is due, with its event.</summary>
internal sealed record DueDelivery(EventDelivery Delivery, OutboxEvent Event);
