using System.Buffers;
using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>Lets a contextual serializer produce an array.</summary>
internal sealed class ArraySerializationContext : SerializationContext
{
    private ArrayBufferWriter<byte>? writer;
    private byte[]? payload;

    internal byte[] Payload
    {
        get
        {
            GrpcPreconditions.CheckState(
                payload is not null,
                "Serialization has not been completed."
            );
            return payload;
        }
    }

    public override void Complete(byte[] payload)
    {
        CheckOpen();
        this.payload = GrpcPreconditions.CheckNotNull(payload, nameof(payload));
    }

    public override IBufferWriter<byte> GetBufferWriter()
    {
        CheckOpen();
        return writer ??= new ArrayBufferWriter<byte>();
    }

    public override void SetPayloadLength(int payloadLength)
    {
        CheckOpen();
        writer ??=
            payloadLength > 0
                ? new ArrayBufferWriter<byte>(payloadLength)
                : new ArrayBufferWriter<byte>();
    }

    public override void Complete()
    {
        CheckOpen();
        payload = writer?.WrittenSpan.ToArray() ?? [];
    }

    private void CheckOpen() =>
        GrpcPreconditions.CheckState(payload is null, "Serialization has already been completed.");
}

/// <summary>Lets a contextual deserializer read an array.</summary>
internal sealed class ArrayDeserializationContext(byte[] payload) : DeserializationContext
{
    public override int PayloadLength => payload.Length;

    public override byte[] PayloadAsNewBuffer() => (byte[])payload.Clone();

    public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(payload);
}
