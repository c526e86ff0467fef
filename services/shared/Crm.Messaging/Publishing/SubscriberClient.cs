using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Crm.Messaging.Wire;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Identity;
using Microsoft.Extensions.Options;

namespace Crm.Messaging.Publishing;

/// <summary>Talks to a subscriber as Dapr would, over HTTP/2 at its gRPC address, under the internal identity.</summary>
/// <remarks>It stays with a replica while that answers. Events may be sent again, so that another one can be asked at once.</remarks>
internal sealed class SubscriberClient : IDisposable
{
    /// <summary>The permission to post events.</summary>
    public const string Permission = "internal.events";

    private readonly ConcurrentDictionary<string, int> _chosen = new(StringComparer.Ordinal);
    private readonly ServiceAddresses _addresses;
    private readonly IdentityTokens _tokens;
    private readonly Caller _self;
    private readonly HttpClient _http;

    public SubscriberClient(
        ServiceAddresses addresses,
        LocalServices local,
        IdentityTokens tokens,
        ServiceIdentity service,
        IOptions<MessagingOptions> options
    )
    {
        (_addresses, _tokens) = (addresses, tokens);
        // Events name their tenants themselves: those of many travel together.
        _self = Caller.System("", service.Name, Permission);
        _http = new HttpClient(
            local.Or(
                new SocketsHttpHandler
                {
                    ConnectTimeout = TimeSpan.FromSeconds(5),
                    PooledConnectionLifetime = TimeSpan.FromMinutes(1),
                    UseProxy = false,
                    // The trace of a write travels in its event.
                    ActivityHeadersPropagator = null,
                }
            )
        )
        {
            Timeout = options.Value.DeliveryTimeout,
        };
    }

    /// <summary>What the subscriber listens to.</summary>
    public Task<JsonElement> GetSubscriptionsAsync(
        string subscriber,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            subscriber,
            replica => Request(HttpMethod.Get, replica, "/dapr/subscribe"),
            cancellationToken
        );

    /// <summary>Posts events.</summary>
    /// <returns>The status of each.</returns>
    public async Task<IReadOnlyDictionary<string, EventStatus>> PostAsync(
        string subscriber,
        string path,
        byte[] body,
        CancellationToken cancellationToken
    ) =>
        BulkEnvelope.ReadStatuses(
            await SendAsync(
                subscriber,
                replica =>
                {
                    var request = Request(HttpMethod.Post, replica, path);
                    request.Content = new ByteArrayContent(body)
                    {
                        Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
                    };
                    return request;
                },
                cancellationToken
            )
        );

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> SendAsync(
        string subscriber,
        Func<Uri, HttpRequestMessage> create,
        CancellationToken cancellationToken
    )
    {
        var replicas = _addresses.Replicas(subscriber);
        var chosen = _chosen.GetOrAdd(subscriber, _ => Random.Shared.Next(replicas.Count));
        for (var tried = 1; ; tried++)
        {
            using var request = create(replicas[chosen % replicas.Count]);
            try
            {
                return await SendAsync(request, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                _chosen[subscriber] = chosen = (chosen + 1) % replicas.Count;
                // One that is silent until the time is over has used the time of the others.
                if (
                    tried == replicas.Count
                    || exception is not (HttpRequestException or SocketException)
                )
                    throw;
            }
        }
    }

    private async Task<JsonElement> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        using var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var json = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
        return json.RootElement.Clone();
    }

    private HttpRequestMessage Request(HttpMethod method, Uri replica, string path) =>
        new(method, new Uri(replica, path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Headers = { { IdentityTokens.MetadataKey, _tokens.Mint(_self) } },
        };
}
