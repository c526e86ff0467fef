using System.Collections.Concurrent;
using System.Net;
using Crm.Schemas;
using Crm.ServiceDefaults.Identity;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crm.ServiceDefaults.Calls;

/// <summary>Calls to other services: one channel to each, made at the first call.</summary>
/// <remarks>
/// A service that runs in this process is called there (<see cref="LocalServices"/>). Calls go to all replicas in turn and are tried
/// again only when a service is UNAVAILABLE and that cannot do anything twice (<see cref="CallRetries"/>). They take over the deadline
/// of the call at hand (<see cref="CallDeadline"/>), and unary calls have one in any case.
/// </remarks>
public sealed class ServiceChannels(
    ServiceAddresses addresses,
    LocalServices local,
    IdentityTokens tokens,
    IOptions<CallLimits> limits,
    Contract contract,
    TimeProvider time,
    ILoggerFactory logging
) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<GrpcChannel>> _channels = new(
        StringComparer.OrdinalIgnoreCase
    );
    private readonly CallRetries _retries = new(contract, time);
    private readonly MethodConfig _streamRetries = CallRetries.ForStreams(contract);

    /// <summary>Calls a service in the name of somebody.</summary>
    /// <param name="service">The name of the service in <see cref="ServiceAddresses"/>.</param>
    /// <param name="caller">In whose name; another service trusts what it says.</param>
    public CallInvoker For(string service, Caller caller) =>
        For(service).Intercept(new IdentityAttachment(tokens, caller));

    /// <summary>Calls a service without an identity: its open methods, or calls that bring their own.</summary>
    /// <param name="service">The name of the service in <see cref="ServiceAddresses"/>.</param>
    public CallInvoker For(string service) =>
        new LateInvoker(() => Direct(service)).Intercept(
            new DeadlineAttachment(limits.Value, time)
        );

    /// <summary>Calls a service with nothing but what the call itself says: for doors, which pass on the deadline and identity of a caller.</summary>
    /// <param name="service">The name of the service in <see cref="ServiceAddresses"/>.</param>
    public CallInvoker Direct(string service) =>
        _channels
            // An address that is not known yet is asked for again.
            .GetOrAdd(
                service,
                name => new(() => Open(name, _streamRetries), LazyThreadSafetyMode.PublicationOnly)
            )
            .Value.Intercept(_retries);

    /// <summary>A channel of the caller's own, on which nothing is tried again; to be disposed after use.</summary>
    /// <param name="service">The name of the service in <see cref="ServiceAddresses"/>.</param>
    public GrpcChannel OpenApart(string service) => Open(service, retries: null);

    /// <summary>Closes all channels.</summary>
    public void Dispose()
    {
        foreach (var channel in _channels.Values.Where(channel => channel.IsValueCreated))
            channel.Value.Dispose();
    }

    /// <summary>The connections to the replicas of a service.</summary>
    internal static ReplicaHandler Network(IReadOnlyList<Uri> replicas, TimeProvider time) =>
        new(
            new ReplicaList(replicas, time, Dns.GetHostAddressesAsync),
            new ClosedConnections(
                new SocketsHttpHandler
                {
                    ConnectTimeout = TimeSpan.FromSeconds(2),
                    EnableMultipleHttp2Connections = true,
                    // A machine that is gone says nothing: its calls fail while there is time left to do them elsewhere.
                    KeepAlivePingDelay = TimeSpan.FromSeconds(10),
                    KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
                    PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
                    UseProxy = false,
                }
            )
        );

    private GrpcChannel Open(string service, MethodConfig? retries)
    {
        var replicas = addresses.Replicas(service);
        var isSecure = replicas[0].Scheme == Uri.UriSchemeHttps;
        var here = local.Find(replicas[0]);
        var config = new ServiceConfig();
        if (retries is not null)
            config.MethodConfigs.Add(retries);
        return GrpcChannel.ForAddress(
            replicas[0],
            new GrpcChannelOptions
            {
                Credentials = isSecure ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure,
                HttpHandler = here ?? Network(replicas, time),
                DisposeHttpClient = here is null,
                LoggerFactory = logging,
                // Between services time is dearer than bytes; who calls from outside may ask the door for gzip.
                CompressionProviders = [],
                // Services trust each other's sizes; the doors limit what comes in.
                MaxReceiveMessageSize = null,
                ServiceConfig = config,
            }
        );
    }
}
