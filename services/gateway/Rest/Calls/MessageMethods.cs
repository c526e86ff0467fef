using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Crm.Gateway.Rest.Calls;

/// <summary>Makes callable methods of descriptors: the gateway knows no generated client.</summary>
internal static class MessageMethods
{
    public static Method<IMessage, IMessage> Create(MethodDescriptor method) =>
        new(
            TypeOf(method),
            method.Service.FullName,
            method.Name,
            Marshaller(method.InputType),
            Marshaller(method.OutputType)
        );

    /// <summary>How a method streams.</summary>
    public static MethodType TypeOf(MethodDescriptor method) =>
        (method.IsClientStreaming, method.IsServerStreaming) switch
        {
            (false, false) => MethodType.Unary,
            (true, false) => MethodType.ClientStreaming,
            (false, true) => MethodType.ServerStreaming,
            _ => MethodType.DuplexStreaming,
        };

    private static Marshaller<IMessage> Marshaller(MessageDescriptor type)
    {
        var parser = type.Parser;
        return Marshallers.Create(
            Serialize,
            context => parser.ParseFrom(context.PayloadAsReadOnlySequence())
        );
    }

    private static void Serialize(IMessage message, SerializationContext context)
    {
        context.SetPayloadLength(message.CalculateSize());
        message.WriteTo(context.GetBufferWriter());
        context.Complete();
    }
}
