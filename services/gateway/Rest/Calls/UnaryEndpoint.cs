using Crm.Gateway.Batching;
using Crm.Gateway.Passthrough;
using Crm.Gateway.Rest.Answers;
using Crm.Gateway.Rest.Binding;
using Crm.Gateway.Rest.Routing;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Validation;
using Google.Protobuf;
using Grpc.Core;

namespace Crm.Gateway.Rest.Calls;

/// <summary>JSON in, one call, JSON out.</summary>
internal sealed class UnaryEndpoint(
    RestOperation operation,
    RequestBinder binder,
    JsonAnswer answer,
    CallFactory calls,
    BatchedRead? batch
) : IRestEndpoint
{
    private readonly Method<IMessage, ByteString> _method = MessageMethods.Create(
        operation.Method.Descriptor,
        RawMethods.Unread
    );

    public async Task HandleAsync(HttpContext context, Caller caller)
    {
        var options = calls.Timed(context, caller, operation);
        var request = await binder.BindAsync(context);
        // What breaks a rule of the contract would spoil a batch.
        if (batch is not null && MessageValidator.CheckRequest(request) is null)
        {
            var resource = await batch.ReadAsync(caller, request, options);
            await answer.WriteAsync(context, resource, Metadata.Empty);
            return;
        }
        using var call = calls
            .Invoker(operation)
            .AsyncUnaryCall(_method, host: null, options, request);
        var response = await call;
        await answer.WriteAsync(context, response, await call.ResponseHeadersAsync);
    }
}
