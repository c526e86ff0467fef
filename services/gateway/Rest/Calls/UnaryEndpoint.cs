using Crm.Gateway.Rest.Answers;
using Crm.Gateway.Rest.Binding;
using Crm.Gateway.Rest.Routing;
using Crm.ServiceDefaults.Identity;
using Google.Protobuf;
using Grpc.Core;

namespace Crm.Gateway.Rest.Calls;

/// <summary>JSON in, one call, JSON out.</summary>
internal sealed class UnaryEndpoint(
    RestOperation operation,
    RequestBinder binder,
    JsonAnswer answer,
    CallFactory calls
) : IRestEndpoint
{
    private readonly Method<IMessage, IMessage> _method = MessageMethods.Create(
        operation.Method.Descriptor
    );

    public async Task HandleAsync(HttpContext context, Caller caller)
    {
        var options = calls.Timed(context, caller, operation);
        var request = await binder.BindAsync(context);
        using var call = calls
            .Invoker(operation)
            .AsyncUnaryCall(_method, host: null, options, request);
        var response = await call;
        await answer.WriteAsync(context, response, await call.ResponseHeadersAsync);
    }
}
