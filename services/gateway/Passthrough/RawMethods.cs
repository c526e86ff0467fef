using Crm.Gateway.Rest.Calls;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Crm.Gateway.Passthrough;

/// <summary>Methods whose messages stay the bytes that they came as.</summary>
internal static class RawMethods
{
    /// <summary>Messages that nobody reads here.</summary>
    public static readonly Marshaller<ByteString> Unread = Marshallers.Create<ByteString>(
        (message, context) => context.Complete(message.ToByteArray()),
        context => UnsafeByteOperations.UnsafeWrap(context.PayloadAsNewBuffer())
    );

    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create<byte[]>(
        (message, context) => context.Complete(message),
        context => context.PayloadAsNewBuffer()
    );

    public static Method<byte[], byte[]> Create(MethodDescriptor method) =>
        new(MessageMethods.TypeOf(method), method.Service.FullName, method.Name, Bytes, Bytes);
}
