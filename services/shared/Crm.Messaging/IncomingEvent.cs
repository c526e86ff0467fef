using Google.Protobuf;

namespace Crm.Messaging;

/// <summary>An event as a handler gets it.</summary>
/// <param name="Id">The id of the event: the same whenever it is delivered again.</param>
/// <param name="Source">Who told it, such as <c>/services/contacts</c>.</param>
/// <param name="Type">What happened, such as <c>crm.contacts.contact-created.v1</c>.</param>
/// <param name="TenantId">The tenant.</param>
/// <param name="Subject">What it happened to: the first field of <paramref name="Data"/>, such as the id of a contact.</param>
/// <param name="Sequence">The number of the event among those of its aggregate, from 1.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Data">The message of the <c>events.proto</c> of its service.</param>
public sealed record IncomingEvent(
    Guid Id,
    string Source,
    string Type,
    string TenantId,
    string Subject,
    long Sequence,
    DateTimeOffset Time,
    IMessage Data
);
