using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Crm.Gateway.Rest.Calls;

/// <summary>Makes callable methods of descriptors: the gateway knows no generated client.</summary>
internal static class MessageMethods
{
    public static Method<IMessage, IMessage> Create(MethodDescriptor method) =>
        Create(method, Of<IMessage>(method.OutputType.Parser));

    /// <summary>A method whose answers are read in a way of their own.</summary>
    public static Method<IMessage, T> Create<T>(MethodDescriptor method, Marshaller<T> answers) =>
        new(
            TypeOf(method),
            method.Service.FullName,
            method.Name,
            Of<IMessage>(method.InputType.Parser),
            answers
        );

    /// <summary>How messages of one type travel.</summary>
    public static Marshaller<T> Of<T>(MessageParser parser)
        where T : class, IMessage =>
        Marshallers.Create<T>(
            Serialize,
            context => (T)parser.ParseFrom(context.PayloadAsReadOnlySequence())
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

    private static void Serialize(IMessage message, SerializationContext context)
    {
        context.SetPayloadLength(message.CalculateSize());
        message.WriteTo(context.GetBufferWriter());
        context.Complete();
    }
}
