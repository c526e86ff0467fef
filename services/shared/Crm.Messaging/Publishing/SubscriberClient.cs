using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Crm.Messaging.Wire;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Identity;
using Microsoft.Extensions.Options;

namespace Crm.Messaging.Publishing;

/// <summary>Talks to a subscriber as Dapr would, over HTTP/2 at its gRPC address, under the internal identity.</summary>
internal sealed class SubscriberClient : IDisposable
{
    /// <summary>The permission to post events.</summary>
    public const string Permission = "internal.events";

    private readonly ServiceAddresses _addresses;
    private readonly IdentityTokens _tokens;
    private readonly Caller _self;
    private readonly HttpClient _http;

    public SubscriberClient(
        ServiceAddresses addresses,
        IdentityTokens tokens,
        ServiceIdentity service,
        IOptions<MessagingOptions> options
    )
    {
        (_addresses, _tokens) = (addresses, tokens);
        // Events name their tenants themselves: those of many travel together.
        _self = Caller.System("", service.Name, Permission);
        _http = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(1),
                UseProxy = false,
                // The trace of a write travels in its event.
                ActivityHeadersPropagator = null,
            }
        )
        {
            Timeout = options.Value.DeliveryTimeout,
        };
    }

    /// <summary>What the subscriber listens to.</summary>
    public async Task<JsonElement> GetSubscriptionsAsync(
        string subscriber,
        CancellationToken cancellationToken
    )
    {
        using var request = Request(HttpMethod.Get, subscriber, "/dapr/subscribe");
        return await SendAsync(request, cancellationToken);
    }

    /// <summary>Posts events.</summary>
    /// <returns>The status of each.</returns>
    public async Task<IReadOnlyDictionary<string, EventStatus>> PostAsync(
        string subscriber,
        string path,
        byte[] body,
        CancellationToken cancellationToken
    )
    {
        using var request = Request(HttpMethod.Post, subscriber, path);
        request.Content = new ByteArrayContent(body)
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };
        return BulkEnvelope.ReadStatuses(await SendAsync(request, cancellationToken));
    }

    public void Dispose() => _http.Dispose();

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

    private HttpRequestMessage Request(HttpMethod method, string subscriber, string path) =>
        new(method, new Uri(AddressOf(subscriber), path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Headers = { { IdentityTokens.MetadataKey, _tokens.Mint(_self) } },
        };

    // dns:///host:port is for the channels of gRPC, which go to all replicas in turn.
    private Uri AddressOf(string subscriber)
    {
        var address = _addresses.Get(subscriber);
        return address.Scheme == "dns"
            ? new Uri($"http://{address.AbsolutePath.TrimStart('/')}")
            : address;
    }
}
