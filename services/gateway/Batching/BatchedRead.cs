using Crm.Gateway.Passthrough;
using Crm.Gateway.Rest.Calls;
using Crm.Gateway.Upstreams;
using Crm.Schemas;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Identity;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Crm.Gateway.Batching;

/// <summary>
/// Reads of one kind of resource. Nothing waits while nothing is under way; while a read of a caller is, further reads of the same
/// caller wait and leave together: when it is back, when it takes long, or when they are as many as it. Reads of different callers never meet: what one may see is no
/// business of another.
/// </summary>
internal sealed class BatchedRead
{
    /// <summary>The most reads that leave together.</summary>
    public const int MostInBatch = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<Caller, ReadLine> _lines = [];
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
        _ = EndTurnAsync(caller, read, 1);
        return await read;
    }

    private async Task<ByteString> ReadAloneAsync(IMessage request, CallOptions options)
    {
        using var call = _upstreams
            .Invoker(_upstream)
            .AsyncUnaryCall(_alone, null, options, request);
        return await call;
    }

    // A line is there as long as a turn is taken.
    private WaitingRead? WaitUnlessIdle(Caller caller, IMessage request, CallOptions options)
    {
        WaitingRead read;
        bool isCrowd;
        lock (_gate)
        {
            if (!_lines.TryGetValue(caller, out var line))
            {
                _lines.Add(caller, new ReadLine());
                return null;
            }
            read = new WaitingRead((string)_id.Accessor.GetValue(request), options);
            isCrowd = line.Join(read);
            _metrics.Wait();
        }
        if (isCrowd)
            SendNext(caller, landed: 0);
        return read;
    }

    private async Task EndTurnAsync(Caller caller, Task underWay, int count)
    {
        await underWay
            .WaitAsync(_longestTurn, _time)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        SendNext(caller, count);
    }

    // The next reads board in a turn of their own: after those that have just landed have gone on, and with those who come meanwhile.
    // What flows with the request that came back is none of those that leave.
    private void SendNext(Caller caller, int landed) =>
        ThreadPool.UnsafeQueueUserWorkItem(
            static next => _ = next.Reads.BoardAndSendAsync(next.Caller, next.Landed),
            (Reads: this, Caller: caller, Landed: landed),
            preferLocal: false
        );

    private async Task BoardAndSendAsync(Caller caller, int landed)
    {
        var flight = Board(caller, landed);
        if (flight.IsEmpty)
            flight.Dispose();
        else
            await EndTurnAsync(caller, SendAsync(flight), flight.Count);
    }

    private async Task SendAsync(ReadFlight reads)
    {
        using var flight = reads;
        _metrics.Send(flight.Count);
        try
        {
            SharedTrace.Begin(flight.Activities);
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

    private ReadFlight Board(Caller caller, int landed)
    {
        var flight = new ReadFlight();
        lock (_gate)
        {
            var line = _lines[caller];
            var before = line.Count;
            line.Board(flight, landed);
            if (line.IsDone)
                _lines.Remove(caller);
            _metrics.Depart(before - line.Count);
        }
        return flight;
    }
}
