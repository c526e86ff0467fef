using System.Diagnostics;
using Google.Protobuf;
using Grpc.Core;

namespace Crm.Gateway.Batching;

/// <summary>A read that waits for its turn, and then for its part of a batch, as long as its own caller does.</summary>
/// <param name="id">The id that is asked for.</param>
/// <param name="options">The deadline and cancellation of the caller, and the identity that all in a batch have in common.</param>
internal sealed class WaitingRead(string id, CallOptions options)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<ByteString?> _answer = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private ReadFlight? _flight;
    private bool _isAbandoned;

    /// <summary>The id that is asked for.</summary>
    public string Id => id;

    /// <summary>The options of the caller.</summary>
    public CallOptions Options => options;

    /// <summary>What the request is traced by.</summary>
    public Activity? Activity { get; } = Activity.Current;

    /// <summary>The resource; null when the read is better done alone.</summary>
    /// <exception cref="RpcException">The read failed, or its caller waits no longer.</exception>
    public async Task<ByteString?> AnswerAsync(TimeProvider time)
    {
        var left = options.Deadline - time.GetUtcNow().UtcDateTime;
        try
        {
            return await _answer.Task.WaitAsync(
                left is not { } span ? Timeout.InfiniteTimeSpan
                    : span > TimeSpan.Zero ? span
                    : TimeSpan.Zero,
                time,
                options.CancellationToken
            );
        }
        catch (TimeoutException)
        {
            Abandon();
            throw new RpcException(new Status(StatusCode.DeadlineExceeded, ""));
        }
        catch (OperationCanceledException)
        {
            Abandon();
            throw new RpcException(new Status(StatusCode.Cancelled, ""));
        }
    }

    /// <summary>Takes its place in a flight; false when nobody waits for it any more.</summary>
    public bool TryBoard(ReadFlight flight)
    {
        lock (_gate)
        {
            _flight = _isAbandoned ? null : flight;
            return !_isAbandoned;
        }
    }

    /// <summary>It was read.</summary>
    public void Succeed(ByteString resource) => _answer.TrySetResult(resource);

    /// <summary>It could not be read.</summary>
    public void Fail(RpcException failure) => _answer.TrySetException(failure);

    /// <summary>It is to be read alone.</summary>
    public void SendAlone() => _answer.TrySetResult(null);

    private void Abandon()
    {
        lock (_gate)
        {
            _isAbandoned = true;
            _flight?.Leave();
        }
    }
}
