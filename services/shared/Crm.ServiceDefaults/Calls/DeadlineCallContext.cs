using Grpc.AspNetCore.Server;
using Grpc.Core;

namespace Crm.ServiceDefaults.Calls;

/// <summary>
/// A call with a deadline that its caller did not give. It replaces the context of the call, so that <c>context.Deadline</c> and
/// <c>context.CancellationToken</c> are right everywhere and no method has to know of another token.
/// </summary>
internal sealed class DeadlineCallContext : ServerCallContext
{
    // The key under which GetHttpContext() looks in a context that is not the server's own.
    private const string HttpContextKey = "__HttpContext";

    private readonly ServerCallContext _call;
    private readonly DateTime _deadline;
    private readonly CancellationToken _cancellation;

    public DeadlineCallContext(
        ServerCallContext call,
        DateTime deadline,
        CancellationToken cancellation
    )
    {
        _call = call;
        _deadline = deadline;
        _cancellation = cancellation;
        call.UserState[HttpContextKey] = call.GetHttpContext();
    }

    protected override string MethodCore => _call.Method;
    protected override string HostCore => _call.Host;
    protected override string PeerCore => _call.Peer;
    protected override DateTime DeadlineCore => _deadline;
    protected override Metadata RequestHeadersCore => _call.RequestHeaders;
    protected override CancellationToken CancellationTokenCore => _cancellation;
    protected override Metadata ResponseTrailersCore => _call.ResponseTrailers;
    protected override AuthContext AuthContextCore => _call.AuthContext;
    protected override IDictionary<object, object> UserStateCore => _call.UserState;

    protected override Status StatusCore
    {
        get => _call.Status;
        set => _call.Status = value;
    }

    protected override WriteOptions? WriteOptionsCore
    {
        get => _call.WriteOptions;
        set => _call.WriteOptions = value;
    }

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) =>
        _call.WriteResponseHeadersAsync(responseHeaders);

    protected override ContextPropagationToken CreatePropagationTokenCore(
        ContextPropagationOptions? options
    ) => _call.CreatePropagationToken(options);
}
