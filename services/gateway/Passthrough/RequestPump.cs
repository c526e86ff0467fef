using Grpc.Core;

namespace Crm.Gateway.Passthrough;

/// <summary>Passes the messages of a caller on while the answer is awaited, and stops when the call has ended.</summary>
internal sealed class RequestPump : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly Task _pump;

    public RequestPump(
        IAsyncStreamReader<byte[]> from,
        IClientStreamWriter<byte[]> to,
        CancellationToken cancellation
    )
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _pump = RunAsync(from, to, _stop.Token);
    }

    // Nobody waits for the pump: a write that is under way when the service answers may never end.
    public void Dispose()
    {
        _stop.Cancel();
        _ = _pump.ContinueWith(_ => _stop.Dispose(), TaskScheduler.Default);
    }

    private static async Task RunAsync(
        IAsyncStreamReader<byte[]> from,
        IClientStreamWriter<byte[]> to,
        CancellationToken cancellation
    )
    {
        try
        {
            while (await from.MoveNext(cancellation))
                await to.WriteAsync(from.Current, cancellation);
            await to.CompleteAsync();
        }
        catch (Exception exception)
            when (exception
                    is RpcException
                        or InvalidOperationException
                        or OperationCanceledException
                        or IOException
            )
        {
            // The call has ended, and its end says why; or the caller left, which cancels it.
        }
    }
}
