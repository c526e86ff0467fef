using System.Collections;
using System.Collections.Concurrent;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.ServiceDefaults.Imports.Mapping;

/// <summary>Fields that the service sets itself: an export has them, an import ignores them.</summary>
internal static class OutputOnlyFields
{
    private static readonly ConcurrentDictionary<
        MessageDescriptor,
        IReadOnlyList<FieldDescriptor>
    > Known = new();
    private static readonly ConcurrentDictionary<MessageDescriptor, bool> Below = new();

    public static bool Contains(FieldDescriptor field) => Behaves(field, FieldBehavior.OutputOnly);

    /// <summary>Whether an import of what was exported ignores the field. The id is not: it says which resource is meant.</summary>
    public static bool IsIgnored(FieldDescriptor field) =>
        Contains(field) && !Behaves(field, FieldBehavior.Identifier);

    /// <summary>Takes what is ignored out of a message, at any depth.</summary>
    public static void Clear(IMessage message)
    {
        foreach (var field in Known.GetOrAdd(message.Descriptor, Of))
            field.Accessor.Clear(message);
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            if (
                field.FieldType != FieldType.Message
                || field.IsMap
                || !Below.GetOrAdd(field.MessageType, type => HasAny(type, []))
            )
                continue;
            switch (field.Accessor.GetValue(message))
            {
                case IList items:
                    foreach (IMessage item in items)
                        Clear(item);
                    break;
                case IMessage child:
                    Clear(child);
                    break;
            }
        }
    }

    private static bool Behaves(FieldDescriptor field, FieldBehavior behavior) =>
        field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior)?.Contains(behavior)
        ?? false;

    private static List<FieldDescriptor> Of(MessageDescriptor descriptor) =>
        [.. descriptor.Fields.InFieldNumberOrder().Where(IsIgnored)];

    private static bool HasAny(MessageDescriptor descriptor, HashSet<MessageDescriptor> seen) =>
        seen.Add(descriptor)
        && descriptor
            .Fields.InFieldNumberOrder()
            .Any(field =>
                IsIgnored(field)
                || (
                    field.FieldType == FieldType.Message
                    && !field.IsMap
                    && HasAny(field.MessageType, seen)
                )
            );
}
