using System.Buffers.Binary;

namespace Crm.Gateway.Rest.Json.Wire;

/// <summary>Reads the binary form of protobuf without making objects of it.</summary>
/// <param name="bytes">One message.</param>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private const int MostVarintBytes = 10;

    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Whether everything was read.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>The number of the next field and how its value is written; both 0 at the end.</summary>
    public (int Field, WireKind Kind) ReadTag()
    {
        if (_rest.IsEmpty)
            return default;
        var tag = ReadVarint();
        return ((int)(tag >> 3), (WireKind)(tag & 7));
    }

    public ulong ReadVarint()
    {
        var value = 0UL;
        for (var i = 0; i < MostVarintBytes && i < _rest.Length; i++)
        {
            var part = _rest[i];
            value |= (ulong)(part & 0x7F) << (7 * i);
            if (part >= 0x80)
                continue;
            _rest = _rest[(i + 1)..];
            return value;
        }
        throw new WireException();
    }

    public uint ReadFixed32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public ulong ReadFixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    /// <summary>Text, bytes, a message or packed numbers.</summary>
    public ReadOnlySpan<byte> ReadBytes() => Take(ReadVarint());

    /// <summary>Passes over a value.</summary>
    public void Skip(WireKind kind)
    {
        switch (kind)
        {
            case WireKind.Varint:
                ReadVarint();
                break;
            case WireKind.Fixed64:
                Take(sizeof(ulong));
                break;
            case WireKind.Bytes:
                ReadBytes();
                break;
            case WireKind.Fixed32:
                Take(sizeof(uint));
                break;
            default:
                throw new WireException();
        }
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_rest.Length)
            throw new WireException();
        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }
}

/// <summary>How a value is written.</summary>
internal enum WireKind
{
    Varint = 0,
    Fixed64 = 1,
    Bytes = 2,
    Fixed32 = 5,
}

/// <summary>The bytes are no message, or not one whose fields stand in their order: then objects are made of it.</summary>
internal sealed class WireException : Exception;
