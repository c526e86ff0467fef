using System.Collections.Concurrent;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.Messaging;

/// <summary>The names of events, made from their messages: <c>crm.contacts.v1.ContactCreated</c> is <c>crm.contacts.contact-created.v1</c>.</summary>
public static class EventTypes
{
    private static readonly ConcurrentDictionary<MessageDescriptor, string> Names = new();

    /// <summary>The type of the events with this message.</summary>
    public static string Of(MessageDescriptor message) => Names.GetOrAdd(message, Compose);

    /// <summary>The service that tells the events with this message; its topic has the same name.</summary>
    public static string ServiceOf(MessageDescriptor message) => Parts(message)[1];

    /// <summary>The source of the events of a service.</summary>
    public static string SourceOf(string service) => $"/services/{service}";

    // The first field of an event names its aggregate.
    internal static string SubjectOf(IMessage data) =>
        data.Descriptor.Fields.InFieldNumberOrder()[0].Accessor.GetValue(data) as string
        ?? throw new ArgumentException(
            $"The first field of {data.Descriptor.FullName} is not the id of its aggregate.",
            nameof(data)
        );

    private static string Compose(MessageDescriptor message) =>
        Parts(message) is [var product, var service, var version]
            ? $"{product}.{service}.{Kebab(message.Name)}.{version}"
            : throw new ArgumentException(
                $"{message.FullName} is in no package like crm.contacts.v1.",
                nameof(message)
            );

    private static string[] Parts(MessageDescriptor message) => message.File.Package.Split('.');

    private static string Kebab(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }
}
