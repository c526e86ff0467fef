using Crm.Gateway.Rest.Calls;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Crm.Gateway.Passthrough;

/// <summary>Methods whose messages stay the bytes that they came as.</summary>
internal static class RawMethods
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create<byte[]>(
        (message, context) => context.Complete(message),
        context => context.PayloadAsNewBuffer()
    );

    public static Method<byte[], byte[]> Create(MethodDescriptor method) =>
        new(MessageMethods.TypeOf(method), method.Service.FullName, method.Name, Bytes, Bytes);
}
