using System.Collections.Concurrent;
using System.Collections.Frozen;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Crm.Gateway.Rest.Json;

/// <summary>The fields of a message by JSON name, worked out once.</summary>
internal sealed class MessageShape
{
    private static readonly ConcurrentDictionary<MessageDescriptor, MessageShape> Known = new();
    private readonly FrozenDictionary<string, FieldShape> _fields;

    private MessageShape(MessageDescriptor message) =>
        _fields = message
            .Fields.InDeclarationOrder()
            .ToFrozenDictionary(
                field => field.JsonName,
                field => new FieldShape(field),
                StringComparer.Ordinal
            );

    public static MessageShape Of(MessageDescriptor message) =>
        Known.GetOrAdd(message, static key => new MessageShape(key));

    /// <summary>The field with a JSON name; null when there is none. The names of the proto are not for JSON.</summary>
    public FieldShape? Find(string name) => _fields.GetValueOrDefault(name);
}

/// <summary>A field and what its proto says of who sets it.</summary>
internal sealed class FieldShape
{
    public FieldShape(FieldDescriptor field)
    {
        Field = field;
        var behaviours = field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior);
        IsOutputOnly = behaviours?.Contains(FieldBehavior.OutputOnly) ?? false;
        IsImmutable = behaviours?.Contains(FieldBehavior.Immutable) ?? false;
        IsValue =
            field.FieldType == FieldType.Message
            && field.MessageType.FullName == "google.protobuf.Value";
        IsPlainMessage =
            field is { FieldType: FieldType.Message, IsMap: false }
            && !WellKnownJson.Knows(field.MessageType);
    }

    public FieldDescriptor Field { get; }

    public bool IsOutputOnly { get; }

    public bool IsImmutable { get; }

    /// <summary>A <c>google.protobuf.Value</c>, where null is a value.</summary>
    public bool IsValue { get; }

    /// <summary>A message that is an object in JSON.</summary>
    public bool IsPlainMessage { get; }
}
