using Crm.Gateway.Rest.Answers;
using Crm.Gateway.Rest.Binding;
using Crm.Gateway.Rest.Routing;
using Crm.ServiceDefaults.Identity;
using Google.Api;
using Google.Protobuf;
using Grpc.Core;

namespace Crm.Gateway.Rest.Calls;

/// <summary>Streams the pieces of an RPC as the raw body of the answer, only as fast as the caller takes them.</summary>
internal sealed class DownloadEndpoint(
    RestOperation operation,
    RequestBinder binder,
    CallFactory calls
) : IRestEndpoint
{
    private readonly Method<IMessage, IMessage> _method = MessageMethods.Create(
        operation.Method.Descriptor
    );

    public async Task HandleAsync(HttpContext context, Caller caller)
    {
        var options = calls.Open(context, caller, operation);
        var request = await binder.BindAsync(context);
        using var call = calls
            .Invoker(operation)
            .AsyncServerStreamingCall(_method, host: null, options, request);
        // A failure before the first piece is still a problem document.
        var hasPiece = await call.ResponseStream.MoveNext(context.RequestAborted);
        var first = hasPiece
            ? (HttpBody)call.ResponseStream.Current
            : new HttpBody { ContentType = MediaTypes.Produced(operation)[0] };
        DownloadHeaders.Write(context.Response, operation, first.ContentType);
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        await WriteAsync(context, first);
        while (hasPiece && await call.ResponseStream.MoveNext(context.RequestAborted))
            await WriteAsync(context, (HttpBody)call.ResponseStream.Current);
    }

    private static async ValueTask WriteAsync(HttpContext context, HttpBody piece) =>
        await context.Response.BodyWriter.WriteAsync(piece.Data.Memory, context.RequestAborted);
}
