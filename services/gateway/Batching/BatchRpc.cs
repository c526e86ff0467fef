using Crm.Common.V1;
using Crm.Gateway.Rest.Calls;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Crm.Gateway.Batching;

/// <summary>An RPC that takes nothing but ids, and answers one by one.</summary>
internal sealed class BatchRpc(MethodDescriptor method)
{
    private readonly Method<IMessage, ReadBatch> _call = MessageMethods.Create(
        method,
        MessageMethods.Of<ReadBatch>(ReadBatch.Parser)
    );

    private readonly FieldDescriptor _ids = method.InputType.Fields.InDeclarationOrder().Single();

    /// <summary>The RPC.</summary>
    public MethodDescriptor Method => method;

    /// <summary>Calls it.</summary>
    /// <param name="service">Calls the service.</param>
    /// <param name="ids">What is asked for.</param>
    /// <param name="options">Identity, deadline and cancellation.</param>
    public AsyncUnaryCall<ReadBatch> Call(
        CallInvoker service,
        IEnumerable<string> ids,
        CallOptions options
    )
    {
        var request = method.InputType.Parser.ParseFrom(ByteString.Empty);
        var list = (System.Collections.IList)_ids.Accessor.GetValue(request);
        foreach (var id in ids)
            list.Add(id);
        return service.AsyncUnaryCall(_call, null, options, request);
    }
}
