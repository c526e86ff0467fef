using Crm.Gateway.Rest.Answers;
using Crm.Gateway.Rest.Binding;
using Crm.Gateway.Rest.Routing;
using Crm.ServiceDefaults.Identity;
using Google.Api;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;

namespace Crm.Gateway.Rest.Calls;

/// <summary>Streams a raw body to an RPC in pieces, only as fast as the service takes them.</summary>
internal sealed class UploadEndpoint(
    RestOperation operation,
    RequestBinder binder,
    JsonAnswer answer,
    CallFactory calls,
    IOptions<RestOptions> options
) : IRestEndpoint
{
    private readonly Method<IMessage, IMessage> _method = MessageMethods.Create(
        operation.Method.Descriptor
    );
    private readonly long _limit = operation.BodyLimit(options.Value.MaxBodyBytes);

    public async Task HandleAsync(HttpContext context, Caller caller)
    {
        var callOptions = calls.Open(context, caller, operation);
        var mediaType = MediaTypes.DemandBody(context, operation);
        var first = await binder.BindAsync(context);
        operation.BodyField!.Accessor.SetValue(first, new HttpBody { ContentType = mediaType });
        BodyBytes.Limit(context, _limit);
        if (context.Request.ContentLength > _limit)
            throw BodyBytes.TooLarge(_limit);
        // Pauses are judged by the idle timeout: a service that takes its time slows the upload down rightly.
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = null;

        using var channel = calls.OpenUpload(operation);
        using var call = channel.Invoker.AsyncClientStreamingCall(_method, host: null, callOptions);
        await SendAsync(context, first, call);
        var response = await call.ResponseAsync;
        await answer.WriteAsync(context, response.ToByteString(), await call.ResponseHeadersAsync);
    }

    private async Task SendAsync(
        HttpContext context,
        IMessage first,
        AsyncClientStreamingCall<IMessage, IMessage> call
    )
    {
        var pieces = new UploadPieces(
            context.Request.BodyReader,
            operation,
            options.Value.UploadIdleTimeout,
            _limit
        );
        try
        {
            await call.RequestStream.WriteAsync(first);
            await pieces.SendAsync(call, context.RequestAborted);
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // The call ended before the service took everything. A write only sees that it failed; the answer says why.
        }
        if (!pieces.IsSent)
            context.Response.Headers.Connection = "close";
    }
}
