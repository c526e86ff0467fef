using System.Text.Json;

namespace Crm.Gateway.Rest.Json.Wire;

/// <summary>A <c>google.protobuf.Value</c> that is text, a number, a flag or null.</summary>
internal static class WireValue
{
    private const int Null = 1;
    private const int Number = 2;
    private const int Text = 3;
    private const int Flag = 4;

    /// <summary>Writes it; false for a list or an object, of which nothing is written.</summary>
    public static bool TryWrite(Utf8JsonWriter json, ReadOnlySpan<byte> message)
    {
        var reader = new WireReader(message);
        switch (reader.ReadTag())
        {
            case (Null, WireKind.Varint):
                reader.ReadVarint();
                json.WriteNullValue();
                break;
            case (Number, WireKind.Fixed64):
                WireScalar.WriteDouble(json, BitConverter.UInt64BitsToDouble(reader.ReadFixed64()));
                break;
            case (Text, WireKind.Bytes):
                json.WriteStringValue(reader.ReadBytes());
                break;
            case (Flag, WireKind.Varint):
                json.WriteBooleanValue(reader.ReadVarint() != 0);
                break;
            default:
                return false;
        }
        return reader.IsAtEnd ? true : throw new WireException();
    }
}
