namespace Crm.ServiceDefaults.Calls;

/// <summary>
/// Sends requests to the replicas of a service in turn, and for a moment not to one whose connection could not be made or broke. What could not be
/// sent to one goes to the next at once.
/// </summary>
/// <remarks>It is no <see cref="DelegatingHandler"/>: in one the gRPC client finds the network behind it, and balances by itself (ADR 0035).</remarks>
internal sealed class ReplicaHandler(ReplicaList list, HttpMessageHandler network)
    : HttpMessageHandler
{
    private readonly HttpMessageInvoker _network = new(network);

    // Clients of a service do not all begin with the same replica.
    private int _turn = Random.Shared.Next();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var replicas = await list.GetAsync(cancellationToken);
        for (var left = replicas.Count; ; left--)
        {
            var replica = Choose(replicas);
            replica.Receive(request);
            try
            {
                var response = await _network.SendAsync(request, cancellationToken);
                replica.Prove();
                return response;
            }
            catch (HttpRequestException exception)
                when (exception.InnerException is not HttpProtocolException)
            {
                replica.Break();
                list.Doubt();
                if (left <= 1 || !CallRetries.WasNeverSent(exception))
                    throw;
            }
            catch (Exception)
            {
                replica.Leave();
                throw;
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _network.Dispose();
        base.Dispose(disposing);
    }

    private Replica Choose(IReadOnlyList<Replica> replicas)
    {
        var turn = (uint)Interlocked.Increment(ref _turn);
        for (var i = 0u; i < replicas.Count; i++)
        {
            var replica = replicas[(int)((turn + i) % replicas.Count)];
            if (replica.TryEnter())
                return replica;
        }
        return replicas[(int)(turn % replicas.Count)];
    }
}
