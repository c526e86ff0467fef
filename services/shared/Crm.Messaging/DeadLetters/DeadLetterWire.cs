using Crm.Common.V1;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Operations;
using Google.Protobuf.WellKnownTypes;

namespace Crm.Messaging.DeadLetters;

/// <summary>Dead letters as the contract shows them. Their id carries the service: <c>interactions-0197…</c>.</summary>
internal sealed class DeadLetterWire(ServiceIdentity service)
{
    public static string ConsumerOf(ServiceIdentity service, Subscription subscription) =>
        $"{service.Name}.{subscription.Name}";

    public bool TryReadOwnId(string text, out Guid id) =>
        OperationWire.TryReadId(text, out var name, out id) && name == service.Name;

    public DeadLetter ToWire(DeadLetterRecord letter, bool withEvent)
    {
        var wire = new DeadLetter
        {
            Id = $"{service.Name}-{letter.Id}",
            Etag = Etag.Of(letter.Version),
            CreateTime = letter.CreateTime.ToTimestamp(),
            Consumer = letter.Consumer,
            EventId = letter.EventId.ToString(),
            Source = letter.Source,
            Type = letter.Type,
            Subject = letter.Subject,
            ErrorClass = letter.ErrorClass,
            Attempts = letter.Attempts,
        };
        if (withEvent)
            wire.Event = Struct.Parser.ParseJson(letter.Event);
        return wire;
    }
}
