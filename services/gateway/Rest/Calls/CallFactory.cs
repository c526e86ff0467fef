using Crm.Gateway.Rest.Routing;
using Crm.Gateway.Upstreams;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Identity;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Crm.Gateway.Rest.Calls;

/// <summary>Says for each call who asks, how long it may take and which key makes it safe to repeat.</summary>
internal sealed class CallFactory(
    UpstreamCalls upstreams,
    IdentityTokens tokens,
    TimeProvider time,
    IOptions<RestOptions> options,
    IOptions<CallLimits> limits
)
{
    /// <summary>What calls the service of an operation.</summary>
    public CallInvoker Invoker(RestOperation operation) => upstreams.Invoker(operation.Upstream);

    /// <summary>What calls the service of an operation that sends a stream; to be disposed after the call.</summary>
    public UploadChannel OpenUpload(RestOperation operation) =>
        upstreams.OpenUpload(operation.Upstream);

    /// <summary>The options of a call that ends in time.</summary>
    public CallOptions Timed(HttpContext context, Caller caller, RestOperation operation) =>
        Create(context, caller, operation, limits.Value.DefaultDeadline);

    /// <summary>The options of a call that goes on as long as bytes flow, unless the caller says otherwise.</summary>
    public CallOptions Open(HttpContext context, Caller caller, RestOperation operation) =>
        Create(context, caller, operation, standard: null);

    private CallOptions Create(
        HttpContext context,
        Caller caller,
        RestOperation operation,
        TimeSpan? standard
    )
    {
        var wait = RequestTimeout.Read(context.Request, options.Value.LongestDeadline) ?? standard;
        var headers = new Metadata { { IdentityTokens.MetadataKey, tokens.Mint(caller) } };
        if (!operation.Method.IsRead && IdempotencyKey.Read(context.Request) is { } key)
            headers.Add(IdempotencyKey.MetadataKey, key);
        var deadline = wait is { } span ? (time.GetUtcNow() + span).UtcDateTime : (DateTime?)null;
        return new CallOptions(headers, deadline, context.RequestAborted);
    }
}
