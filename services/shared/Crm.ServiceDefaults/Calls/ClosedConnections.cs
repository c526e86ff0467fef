namespace Crm.ServiceDefaults.Calls;

/// <summary>
/// Lets a call whose connection was closed end as UNAVAILABLE. A server that stops closes its connections with NO_ERROR (RFC 9113, 7),
/// which the gRPC client would call INTERNAL, as if the service were broken; so it would when a connection was closed before its first use, or by this side
/// (PROTOCOL_ERROR) as the server does not answer pings any more.
/// </summary>
internal sealed class ClosedConnections(HttpMessageHandler network) : DelegatingHandler(network)
{
    private const long NoError = 0;
    private const long ProtocolError = 1;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (OperationCanceledException exception)
            when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody gave up the call: the connection was not made in its time.
            throw new HttpRequestException(
                HttpRequestError.ConnectionError,
                exception.Message,
                new IOException(exception.Message)
            );
        }
        catch (HttpRequestException exception)
            when (exception.InnerException
                    is null
                        or HttpProtocolException { ErrorCode: NoError or ProtocolError }
            )
        {
            // The client looks for an IOException, and before that for a code of the protocol: the cause must not be among its causes.
            throw new HttpRequestException(
                HttpRequestError.ResponseEnded,
                exception.Message,
                new IOException(exception.Message)
            );
        }
    }
}
