using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crm.Gateway.Rest.Json.Wire;

/// <summary>
/// Writes the binary form of a message as canonical ProtoJSON without making objects of it: defaults are written, what is not set is
/// absent. It takes what protobuf libraries write, fields in the order of their numbers.
/// </summary>
/// <param name="others">Writes the few types that have a form of their own and are rare.</param>
internal sealed class WireJson(JsonFormatter others)
{
    /// <summary>Writes a message.</summary>
    /// <exception cref="WireException">The fields stand in another order, or the bytes are damaged.</exception>
    public void Write(Utf8JsonWriter json, WirePlan plan, ReadOnlySpan<byte> message)
    {
        switch (plan.Form)
        {
            case WireForm.Time:
                WireTime.Write(json, message);
                break;
            case WireForm.Value when WireValue.TryWrite(json, message):
                break;
            case WireForm.Object:
                WriteObject(json, plan, message);
                break;
            default:
                json.WriteRawValue(
                    others.Format(plan.Descriptor.Parser.ParseFrom(message)),
                    skipInputValidation: true
                );
                break;
        }
    }

    private void WriteObject(Utf8JsonWriter json, WirePlan plan, ReadOnlySpan<byte> message)
    {
        json.WriteStartObject();
        var reader = new WireReader(message);
        var tag = reader.ReadTag();
        foreach (var field in plan.Fields)
        {
            tag = SkipUnknown(ref reader, tag, plan, field.Number);
            if (tag.Field != field.Number)
            {
                WriteAbsent(json, field);
                continue;
            }
            json.WritePropertyName(field.Name);
            if (field.IsMap)
                WriteMap(json, field, ref reader, ref tag);
            else if (field.IsRepeated)
                WriteList(json, field, ref reader, ref tag);
            else
            {
                WriteValue(json, field, ref reader, tag.Kind);
                tag = reader.ReadTag();
            }
        }
        SkipUnknown(ref reader, tag, plan, int.MaxValue);
        json.WriteEndObject();
    }

    // What this contract does not know comes from a newer service. What it knows stands elsewhere than it should.
    private static (int Field, WireKind Kind) SkipUnknown(
        ref WireReader reader,
        (int Field, WireKind Kind) tag,
        WirePlan plan,
        int before
    )
    {
        while (tag.Field != 0 && tag.Field < before)
        {
            if (plan.Has(tag.Field))
                throw new WireException();
            reader.Skip(tag.Kind);
            tag = reader.ReadTag();
        }
        return tag;
    }

    private static void WriteAbsent(Utf8JsonWriter json, WireField field)
    {
        if (field.IsMap || field.IsRepeated || !field.IsAbsentUnlessSet)
            json.WritePropertyName(field.Name);
        if (field.IsMap)
        {
            json.WriteStartObject();
            json.WriteEndObject();
        }
        else if (field.IsRepeated)
        {
            json.WriteStartArray();
            json.WriteEndArray();
        }
        else if (!field.IsAbsentUnlessSet)
            WireScalar.WriteDefault(json, field);
    }

    private void WriteList(
        Utf8JsonWriter json,
        WireField field,
        ref WireReader reader,
        ref (int Field, WireKind Kind) tag
    )
    {
        json.WriteStartArray();
        for (; tag.Field == field.Number; tag = reader.ReadTag())
        {
            if (field.IsPackable && tag.Kind == WireKind.Bytes)
            {
                var packed = new WireReader(reader.ReadBytes());
                while (!packed.IsAtEnd)
                    WireScalar.Write(json, field, ref packed);
            }
            else
                WriteValue(json, field, ref reader, tag.Kind);
        }
        json.WriteEndArray();
    }

    private void WriteMap(
        Utf8JsonWriter json,
        WireField field,
        ref WireReader reader,
        ref (int Field, WireKind Kind) tag
    )
    {
        var (key, value) = (field.Message!.Fields[0], field.Message.Fields[1]);
        json.WriteStartObject();
        for (; tag.Field == field.Number; tag = reader.ReadTag())
        {
            var entry = new WireReader(reader.ReadBytes());
            var part = entry.ReadTag();
            // Other keys than text are rare enough to go by way of objects.
            if (key.Type != FieldType.String || part.Field != key.Number)
                throw new WireException();
            json.WritePropertyName(entry.ReadBytes());
            part = entry.ReadTag();
            if (part.Field != value.Number)
                throw new WireException();
            WriteValue(json, value, ref entry, part.Kind);
        }
        json.WriteEndObject();
    }

    private void WriteValue(
        Utf8JsonWriter json,
        WireField field,
        ref WireReader reader,
        WireKind kind
    )
    {
        if (kind != WireScalar.KindOf(field.Type))
            throw new WireException();
        if (field.Message is { } message)
            Write(json, message, reader.ReadBytes());
        else
            WireScalar.Write(json, field, ref reader);
    }
}
