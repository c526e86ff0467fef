using System.Collections;
using System.Text.Json;
using Crm.ServiceDefaults.Validation;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.Gateway.Rest.Json;

/// <summary>Reads a JSON object (canonical ProtoJSON) into a message. The text was checked by <see cref="JsonSyntax"/>.</summary>
/// <param name="violations">Takes what is wrong; reading goes on behind it.</param>
/// <param name="patch">Takes the fields that are named when the object is a merge patch; else null.</param>
internal sealed class JsonMessageReader(Violations violations, PatchMask? patch = null)
{
    private readonly JsonValueReader _values = new(violations);

    /// <summary>Reads the object that the reader stands on.</summary>
    /// <param name="reader">Stands on the first token of the value, and afterwards on its last.</param>
    /// <param name="message">Takes the values.</param>
    /// <param name="hidden">Fields that stand elsewhere in the request: here they are unknown.</param>
    public void Read(
        ref Utf8JsonReader reader,
        IMessage message,
        IReadOnlySet<FieldDescriptor>? hidden = null
    )
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            violations.Add(TextReasons.TypeMismatch, "It is an object.");
            reader.Skip();
            return;
        }
        var shape = MessageShape.Of(message.Descriptor);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var oneofs = new HashSet<OneofDescriptor>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            violations.Enter(name);
            var field =
                shape.Find(name) is { } found && !(hidden?.Contains(found.Field) ?? false)
                    ? found
                    : null;
            if (seen.Add(name) && Accept(field, ref reader, oneofs))
                ReadMember(ref reader, message, field!);
            else
                Refuse(ref reader, field);
            violations.Leave();
        }
    }

    private bool Accept(
        FieldShape? field,
        ref Utf8JsonReader reader,
        HashSet<OneofDescriptor> oneofs
    )
    {
        if (field is null || field.IsOutputOnly || (patch is not null && field.IsImmutable))
            return false;
        // An absent member of a oneof may be written as null beside the one that is set.
        var isSet = reader.TokenType != JsonTokenType.Null || field.IsValue;
        return !isSet || field.Field.RealContainingOneof is not { } oneof || oneofs.Add(oneof);
    }

    private void Refuse(ref Utf8JsonReader reader, FieldShape? field)
    {
        if (field is null)
            violations.Add(ViolationReasons.FieldUnknown, "There is no such field.");
        else if (field.IsOutputOnly)
            violations.Add(ViolationReasons.OutputOnly, "The service sets this field.");
        else if (patch is not null && field.IsImmutable)
            violations.Add(ViolationReasons.Immutable, "This field is set at creation only.");
        else if (field.Field.RealContainingOneof is { } oneof)
            violations.Add(
                TextReasons.OneofConflict,
                $"Give one of {string.Join(", ", oneof.Fields.Select(one => one.JsonName))}."
            );
        else
            violations.Add(ViolationReasons.Duplicate, "It is given more than once.");
        reader.Skip();
    }

    private void ReadMember(ref Utf8JsonReader reader, IMessage message, FieldShape shape)
    {
        var field = shape.Field;
        if (reader.TokenType == JsonTokenType.Null && !(shape.IsValue && !field.IsRepeated))
        {
            patch?.Add(field.Name);
            return;
        }
        if (field.IsMap)
            ReadMap(ref reader, field, (IDictionary)field.Accessor.GetValue(message));
        else if (field.IsRepeated)
            ReadList(ref reader, shape, (IList)field.Accessor.GetValue(message));
        else if (ReadSingle(ref reader, shape) is { } value)
            field.Accessor.SetValue(message, value);
    }

    private object? ReadSingle(ref Utf8JsonReader reader, FieldShape shape)
    {
        if (!shape.IsPlainMessage)
        {
            patch?.Add(shape.Field.Name);
            return _values.Read(ref reader, shape.Field);
        }
        var nested = Empty(shape.Field.MessageType);
        using (patch?.Enter(shape.Field.Name))
            Read(ref reader, nested);
        return nested;
    }

    private void ReadList(ref Utf8JsonReader reader, FieldShape shape, IList list)
    {
        patch?.Add(shape.Field.Name);
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            violations.Add(TextReasons.TypeMismatch, "It is a list.");
            reader.Skip();
            return;
        }
        // A list is replaced as a whole: what stands inside is no patch.
        var items = patch is null ? this : new JsonMessageReader(violations);
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            violations.Enter(index.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (items.ReadItem(ref reader, shape) is { } item)
                list.Add(item);
            violations.Leave();
        }
    }

    private object? ReadItem(ref Utf8JsonReader reader, FieldShape shape)
    {
        if (reader.TokenType == JsonTokenType.Null && !shape.IsValue)
        {
            violations.Add(TextReasons.NullNotAllowed, "An item of a list is not null.");
            return null;
        }
        return ReadSingle(ref reader, shape);
    }

    private void ReadMap(ref Utf8JsonReader reader, FieldDescriptor field, IDictionary map)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            violations.Add(TextReasons.TypeMismatch, "It is an object.");
            reader.Skip();
            return;
        }
        var key = field.MessageType.FindFieldByNumber(1);
        var value = new FieldShape(field.MessageType.FindFieldByNumber(2));
        var items = patch is null ? this : new JsonMessageReader(violations);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            violations.Enter(name);
            if (!seen.Add(name))
                violations.Add(ViolationReasons.Duplicate, "It is given more than once.");
            patch?.Add($"{field.Name}.{name}");
            if (patch is not null && reader.TokenType == JsonTokenType.Null)
                reader.Skip();
            else if (
                _values.Key(key, name) is { } keyValue
                && items.ReadItem(ref reader, value) is { } item
            )
                map[keyValue] = item;
            violations.Leave();
        }
    }

    // Reading no bytes is how a message is made of which only the descriptor is known.
    private static IMessage Empty(MessageDescriptor type) =>
        type.Parser.ParseFrom(ByteString.Empty);
}
