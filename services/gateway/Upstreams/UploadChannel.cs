using Grpc.Core;
using Grpc.Net.Client;

namespace Crm.Gateway.Upstreams;

/// <summary>A connection for one call that sends a stream.</summary>
/// <remarks>
/// A service may answer while the stream is still being sent. Data that is under way then arrives at a stream that the server has
/// closed, and the server closes the whole connection for it: other calls must not share that. Nor is such a call tried again, since
/// what was sent is gone.
/// </remarks>
internal sealed class UploadChannel(GrpcChannel channel) : IDisposable
{
    public CallInvoker Invoker { get; } = channel.CreateCallInvoker();

    public void Dispose() => channel.Dispose();
}
