using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;

namespace Crm.Gateway.Upstreams;

/// <summary>A connection for one call that sends a stream.</summary>
/// <remarks>
/// A service may answer while the stream is still being sent. Data that is under way then arrives at a stream that the server has
/// closed, and the server closes the whole connection for it: other calls must not share that. Nor is such a call tried again, since
/// what was sent is gone.
/// </remarks>
internal sealed class UploadChannel : IDisposable
{
    private readonly GrpcChannel _channel;

    public UploadChannel(Uri address, ILoggerFactory loggers)
    {
        _channel = GrpcChannel.ForAddress(
            address,
            new GrpcChannelOptions
            {
                Credentials =
                    address.Scheme == Uri.UriSchemeHttps
                        ? ChannelCredentials.SecureSsl
                        : ChannelCredentials.Insecure,
                DisposeHttpClient = true,
                HttpHandler = new SocketsHttpHandler
                {
                    ConnectTimeout = TimeSpan.FromSeconds(5),
                    KeepAlivePingDelay = TimeSpan.FromSeconds(60),
                    KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
                    UseProxy = false,
                },
                LoggerFactory = loggers,
                ServiceConfig = new ServiceConfig
                {
                    LoadBalancingConfigs = { new RoundRobinConfig() },
                },
            }
        );
        Invoker = _channel.CreateCallInvoker();
    }

    public CallInvoker Invoker { get; }

    public void Dispose() => _channel.Dispose();
}
