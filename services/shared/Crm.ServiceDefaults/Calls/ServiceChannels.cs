using System.Collections.Concurrent;
using Crm.ServiceDefaults.Identity;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crm.ServiceDefaults.Calls;

/// <summary>Calls to other services: one channel to each, made at the first call.</summary>
/// <remarks>
/// Calls go to all replicas in turn and are tried again only when a service is UNAVAILABLE. They take over the deadline of the call at
/// hand (<see cref="CallDeadline"/>), and unary calls have one in any case.
/// </remarks>
public sealed class ServiceChannels(
    ServiceAddresses addresses,
    IdentityTokens tokens,
    IOptions<CallLimits> limits,
    TimeProvider time,
    ILoggerFactory logging
) : IDisposable
{
    private static readonly TimeSpan DnsRefreshInterval = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Lazy<GrpcChannel>> _channels = new(
        StringComparer.OrdinalIgnoreCase
    );
    private readonly ServiceProvider _balancing = new ServiceCollection()
        .AddSingleton<ResolverFactory>(new DnsResolverFactory(DnsRefreshInterval))
        .AddSingleton(logging)
        .BuildServiceProvider();

    /// <summary>Calls a service in the name of somebody.</summary>
    /// <param name="service">The name of the service in <see cref="ServiceAddresses"/>.</param>
    /// <param name="caller">In whose name; another service trusts what it says.</param>
    public CallInvoker For(string service, Caller caller) =>
        For(service).Intercept(new IdentityAttachment(tokens, caller));

    /// <summary>Calls a service without an identity: its open methods, or calls that bring their own.</summary>
    /// <param name="service">The name of the service in <see cref="ServiceAddresses"/>.</param>
    public CallInvoker For(string service) =>
        new LateInvoker(() => ChannelTo(service).CreateCallInvoker()).Intercept(
            new DeadlineAttachment(limits.Value, time)
        );

    /// <summary>The channel to a service.</summary>
    public GrpcChannel ChannelTo(string service) =>
        _channels.GetOrAdd(service, name => new(() => Open(addresses.Get(name)))).Value;

    /// <summary>Closes all channels.</summary>
    public void Dispose()
    {
        foreach (var channel in _channels.Values.Where(channel => channel.IsValueCreated))
            channel.Value.Dispose();
        _balancing.Dispose();
    }

    private GrpcChannel Open(Uri address) =>
        GrpcChannel.ForAddress(
            address,
            new GrpcChannelOptions
            {
                Credentials =
                    address.Scheme == Uri.UriSchemeHttps
                        ? ChannelCredentials.SecureSsl
                        : ChannelCredentials.Insecure,
                HttpHandler = new SocketsHttpHandler
                {
                    ConnectTimeout = TimeSpan.FromSeconds(5),
                    EnableMultipleHttp2Connections = true,
                    KeepAlivePingDelay = TimeSpan.FromSeconds(60),
                    KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
                    PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
                    UseProxy = false,
                },
                DisposeHttpClient = true,
                LoggerFactory = logging,
                ServiceProvider = _balancing,
                // Between services time is dearer than bytes; who calls from outside may ask the door for gzip.
                CompressionProviders = [],
                // Services trust each other's sizes; the doors limit what comes in.
                MaxReceiveMessageSize = null,
                ServiceConfig = new ServiceConfig
                {
                    LoadBalancingConfigs = { new RoundRobinConfig() },
                    MethodConfigs =
                    {
                        new MethodConfig
                        {
                            Names = { MethodName.Default },
                            RetryPolicy = Retries(),
                        },
                    },
                },
            }
        );

    private static RetryPolicy Retries() =>
        new()
        {
            MaxAttempts = 4,
            InitialBackoff = TimeSpan.FromMilliseconds(100),
            MaxBackoff = TimeSpan.FromSeconds(2),
            BackoffMultiplier = 2,
            RetryableStatusCodes = { StatusCode.Unavailable },
        };
}
