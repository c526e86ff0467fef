using System.Buffers.Binary;

namespace Crm.Filtering;

/// <summary>Reads what <see cref="PositionWriter"/> wrote; false as soon as something is missing.</summary>
internal sealed class PositionReader(ReadOnlyMemory<byte> bytes)
{
    private ReadOnlyMemory<byte> _rest = bytes;

    public bool AtEnd => _rest.IsEmpty;

    public bool TryByte(out byte value)
    {
        var read = TryFixed(1, out var bytes);
        value = read ? bytes[0] : default;
        return read;
    }

    public bool TryLong(out long value)
    {
        var read = TryFixed(sizeof(long), out var bytes);
        value = read ? BinaryPrimitives.ReadInt64BigEndian(bytes) : default;
        return read;
    }

    public bool TryCounted(out ReadOnlySpan<byte> value)
    {
        value = default;
        return TryFixed(sizeof(ushort), out var count)
            && TryFixed(BinaryPrimitives.ReadUInt16BigEndian(count), out value);
    }

    public bool TryFixed(int count, out ReadOnlySpan<byte> value)
    {
        if (count > _rest.Length)
        {
            value = default;
            return false;
        }
        value = _rest.Span[..count];
        _rest = _rest[count..];
        return true;
    }
}
