using Crm.Gateway.Passthrough;
using Crm.Gateway.Rest.Calls;
using Crm.Gateway.Upstreams;
using Crm.Schemas;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Crm.Gateway.Batching;

/// <summary>
/// Reads of one kind of resource. Nothing waits while nothing is under way; while a read of a caller is, further reads of the same
/// caller wait and leave together: when it is back, or when it takes long. Reads of different callers never meet: what one may see is no business of another.
/// </summary>
internal sealed class BatchedRead
{
    /// <summary>The most reads that leave together.</summary>
    public const int MostInBatch = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<Caller, Queue<WaitingRead>?> _waiting = [];
    private readonly UpstreamCalls _upstreams;
    private readonly TimeProvider _time;
    private readonly TimeSpan _longestTurn;
    private readonly BatchMetrics _metrics;
    private readonly string _upstream;
    private readonly Method<IMessage, ByteString> _alone;
    private readonly BatchRpc _together;
    private readonly FieldDescriptor _id;

    public BatchedRead(
        MethodDescriptor method,
        MethodDescriptor together,
        UpstreamCalls upstreams,
        TimeProvider time,
        BatchOptions options,
        BatchMetrics metrics
    )
    {
        (_upstreams, _time, _metrics) = (upstreams, time, metrics);
        _longestTurn = options.LongestTurn;
        _upstream = UpstreamNames.Of(method.Service);
        _alone = MessageMethods.Create(method, RawMethods.Unread);
        _together = new BatchRpc(together);
        _id = method.InputType.Fields.InDeclarationOrder().Single();
    }

    /// <summary>Reads one resource.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="request">A request that keeps the rules of the contract.</param>
    /// <param name="options">Identity, deadline and cancellation of the caller.</param>
    /// <returns>The resource in the binary form of its message.</returns>
    public async Task<ByteString> ReadAsync(Caller caller, IMessage request, CallOptions options)
    {
        var waiting = WaitUnlessIdle(caller, request, options);
        if (waiting is not null)
            return await waiting.AnswerAsync(_time) ?? await ReadAloneAsync(request, options);
        var read = ReadAloneAsync(request, options);
        _ = EndTurnAsync(caller, read);
        return await read;
    }

    private async Task<ByteString> ReadAloneAsync(IMessage request, CallOptions options)
    {
        using var call = _upstreams
            .Invoker(_upstream)
            .AsyncUnaryCall(_alone, null, options, request);
        return await call;
    }

    // The presence of the queue says that it is the turn of one under way.
    private WaitingRead? WaitUnlessIdle(Caller caller, IMessage request, CallOptions options)
    {
        lock (_gate)
        {
            if (_waiting.TryAdd(caller, null))
                return null;
            var read = new WaitingRead((string)_id.Accessor.GetValue(request), options);
            (_waiting[caller] ??= new Queue<WaitingRead>()).Enqueue(read);
            _metrics.Wait();
            return read;
        }
    }

    private async Task EndTurnAsync(Caller caller, Task underWay)
    {
        await underWay
            .WaitAsync(_longestTurn, _time)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        SendNext(caller);
    }

    // The next reads board in a turn of their own: after those that have just landed have gone on, and with those who come meanwhile.
    // What flows with the request that came back is none of those that leave.
    private void SendNext(Caller caller) =>
        ThreadPool.UnsafeQueueUserWorkItem(
            static next => _ = next.Reads.BoardAndSendAsync(next.Caller),
            (Reads: this, Caller: caller),
            preferLocal: false
        );

    private async Task BoardAndSendAsync(Caller caller)
    {
        var flight = Board(caller);
        if (flight.IsEmpty)
            flight.Dispose();
        else
            await EndTurnAsync(caller, SendAsync(flight));
    }

    private async Task SendAsync(ReadFlight reads)
    {
        using var flight = reads;
        _metrics.Send(flight.Count);
        try
        {
            flight.Trace();
            using var call = _together.Call(
                _upstreams.Invoker(_upstream),
                flight.Ids,
                flight.Options
            );
            flight.Land(await call);
        }
        catch (RpcException exception)
        {
            flight.Fail(exception);
        }
        catch (ErrorException exception)
        {
            flight.Fail(ErrorStatus.ToException(exception.Error));
        }
        catch (Exception)
        {
            // Whatever it was, it meets each where it is told and logged.
            flight.Scatter();
        }
    }

    private ReadFlight Board(Caller caller)
    {
        var flight = new ReadFlight();
        lock (_gate)
        {
            var queue = _waiting[caller];
            var before = queue?.Count ?? 0;
            while (!flight.IsFull && queue is not null && queue.TryDequeue(out var read))
                flight.Board(read);
            if (flight.IsEmpty)
                _waiting.Remove(caller);
            _metrics.Depart(before - (queue?.Count ?? 0));
        }
        return flight;
    }
}
