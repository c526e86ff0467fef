using System.Buffers;
using System.Buffers.Binary;

namespace Crm.Filtering;

internal sealed class PositionWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    public void Byte(byte value) => _bytes.Write([value]);

    public void Long(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(_bytes.GetSpan(sizeof(long)), value);
        _bytes.Advance(sizeof(long));
    }

    public void Fixed(ReadOnlySpan<byte> value) => _bytes.Write(value);

    /// <summary>Bytes after their number.</summary>
    public void Counted(ReadOnlySpan<byte> value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(
            _bytes.GetSpan(sizeof(ushort)),
            checked((ushort)value.Length)
        );
        _bytes.Advance(sizeof(ushort));
        _bytes.Write(value);
    }
}
