using System.Collections.Concurrent;

namespace Crm.ServiceDefaults.Calls;

/// <summary>Services that run in this very process: requests to them need not leave it.</summary>
public sealed class LocalServices
{
    private readonly ConcurrentDictionary<Uri, HttpMessageHandler> _handlers = new();

    /// <summary>Says that a service runs here.</summary>
    /// <param name="address">Where it listens, without a path. An address that is configured otherwise is called there.</param>
    /// <param name="handler">Hands it requests without a network.</param>
    public void Add(Uri address, HttpMessageHandler handler) => _handlers[address] = handler;

    /// <summary>What hands requests to the service at an address; null when it does not run here.</summary>
    /// <param name="address">Where it listens, without a path.</param>
    public HttpMessageHandler? Find(Uri address) => _handlers.GetValueOrDefault(address);

    /// <summary>Hands requests to services that run here, and all others to the network.</summary>
    /// <param name="network">What is to be used for the others.</param>
    public HttpMessageHandler Or(HttpMessageHandler network) => new LocalFirst(this, network);

    private sealed class LocalFirst(LocalServices local, HttpMessageHandler network)
        : DelegatingHandler(network)
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            if (local.Find(new Uri(request.RequestUri!, "/")) is not { } handler)
                return base.SendAsync(request, cancellationToken);
            var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
            return invoker.SendAsync(request, cancellationToken);
        }
    }
}
