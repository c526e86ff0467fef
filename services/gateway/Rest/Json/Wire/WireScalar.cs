using System.Globalization;
using System.Text.Json;
using Google.Protobuf.Reflection;

namespace Crm.Gateway.Rest.Json.Wire;

/// <summary>Text, numbers, flags, enums and bytes.</summary>
internal static class WireScalar
{
    /// <summary>How values of a type are written.</summary>
    public static WireKind KindOf(FieldType type) =>
        type switch
        {
            FieldType.String or FieldType.Bytes or FieldType.Message => WireKind.Bytes,
            FieldType.Double or FieldType.Fixed64 or FieldType.SFixed64 => WireKind.Fixed64,
            FieldType.Float or FieldType.Fixed32 or FieldType.SFixed32 => WireKind.Fixed32,
            _ => WireKind.Varint,
        };

    /// <summary>The value of a field that was not set.</summary>
    public static void WriteDefault(Utf8JsonWriter json, WireField field)
    {
        switch (field.Type)
        {
            case FieldType.String or FieldType.Bytes:
                json.WriteStringValue(""u8);
                break;
            case FieldType.Bool:
                json.WriteBooleanValue(false);
                break;
            case FieldType.Enum:
                WriteEnum(json, field, 0);
                break;
            case FieldType.Int64
            or FieldType.UInt64
            or FieldType.SInt64
            or FieldType.Fixed64
            or FieldType.SFixed64:
                json.WriteStringValue("0"u8);
                break;
            default:
                json.WriteNumberValue(0);
                break;
        }
    }

    /// <summary>A value, which is read now.</summary>
    public static void Write(Utf8JsonWriter json, WireField field, ref WireReader reader)
    {
        switch (field.Type)
        {
            case FieldType.String:
                json.WriteStringValue(reader.ReadBytes());
                break;
            case FieldType.Bytes:
                json.WriteBase64StringValue(reader.ReadBytes());
                break;
            case FieldType.Bool:
                json.WriteBooleanValue(reader.ReadVarint() != 0);
                break;
            case FieldType.Enum:
                WriteEnum(json, field, (int)reader.ReadVarint());
                break;
            case FieldType.Int32:
                json.WriteNumberValue((int)reader.ReadVarint());
                break;
            case FieldType.UInt32:
                json.WriteNumberValue((uint)reader.ReadVarint());
                break;
            case FieldType.SInt32:
                var folded = (uint)reader.ReadVarint();
                json.WriteNumberValue((int)(folded >> 1) ^ -(int)(folded & 1));
                break;
            case FieldType.Fixed32:
                json.WriteNumberValue(reader.ReadFixed32());
                break;
            case FieldType.SFixed32:
                json.WriteNumberValue((int)reader.ReadFixed32());
                break;
            case FieldType.Float:
                WriteFloat(json, BitConverter.UInt32BitsToSingle(reader.ReadFixed32()));
                break;
            case FieldType.Double:
                WriteDouble(json, BitConverter.UInt64BitsToDouble(reader.ReadFixed64()));
                break;
            default:
                WriteLong(json, field.Type, ref reader);
                break;
        }
    }

    /// <summary>A number; those that JSON has no digits for are text.</summary>
    public static void WriteDouble(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteFloat(Utf8JsonWriter json, float value)
    {
        if (float.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    // Numbers that programs cannot hold exactly as a double are text.
    private static void WriteLong(Utf8JsonWriter json, FieldType type, ref WireReader reader)
    {
        Span<byte> text = stackalloc byte[24];
        var length = 0;
        var isWritten = type switch
        {
            FieldType.Int64 => ((long)reader.ReadVarint()).TryFormat(
                text,
                out length,
                default,
                CultureInfo.InvariantCulture
            ),
            FieldType.UInt64 => reader
                .ReadVarint()
                .TryFormat(text, out length, default, CultureInfo.InvariantCulture),
            FieldType.SFixed64 => ((long)reader.ReadFixed64()).TryFormat(
                text,
                out length,
                default,
                CultureInfo.InvariantCulture
            ),
            FieldType.Fixed64 => reader
                .ReadFixed64()
                .TryFormat(text, out length, default, CultureInfo.InvariantCulture),
            FieldType.SInt64 => Unfold(reader.ReadVarint())
                .TryFormat(text, out length, default, CultureInfo.InvariantCulture),
            _ => false,
        };
        if (!isWritten)
            throw new WireException();
        json.WriteStringValue(text[..length]);
    }

    private static long Unfold(ulong folded) => (long)(folded >> 1) ^ -(long)(folded & 1);

    private static void WriteEnum(Utf8JsonWriter json, WireField field, int value)
    {
        if (field.IsNull)
            json.WriteNullValue();
        else if (field.NameOf(value) is { } name)
            json.WriteStringValue(name);
        else
            json.WriteNumberValue(value);
    }
}
