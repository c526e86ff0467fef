using System.Diagnostics;
using Crm.Common.V1;
using Crm.ServiceDefaults.Errors;
using Grpc.Core;

namespace Crm.Gateway.Batching;

/// <summary>Reads that leave together. It ends early only when nobody waits for any of them.</summary>
internal sealed class ReadFlight : IDisposable
{
    private readonly CancellationTokenSource _abandoned = new();
    private readonly List<WaitingRead> _reads = [];
    private int _waiting;

    /// <summary>How many are in it.</summary>
    public int Count => _reads.Count;

    /// <summary>Whether nobody is in it.</summary>
    public bool IsEmpty => _reads.Count == 0;

    /// <summary>Whether nobody else may come in.</summary>
    public bool IsFull => _reads.Count == BatchedRead.MostInBatch;

    /// <summary>The ids that are asked for.</summary>
    public IEnumerable<string> Ids => _reads.Select(read => read.Id);

    /// <summary>The common identity, the latest of the deadlines, and the end of all interest.</summary>
    public CallOptions Options =>
        new(
            _reads[0].Options.Headers,
            _reads.Max(read => read.Options.Deadline ?? DateTime.MaxValue),
            _abandoned.Token
        );

    /// <summary>Takes a read in, if somebody still waits for it.</summary>
    public void Board(WaitingRead read)
    {
        Interlocked.Increment(ref _waiting);
        if (read.TryBoard(this))
            _reads.Add(read);
        else
            Interlocked.Decrement(ref _waiting);
    }

    /// <summary>Somebody waits no longer.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _waiting) == 0)
            _abandoned.Cancel();
    }

    /// <summary>What the requests are traced by.</summary>
    public IEnumerable<Activity?> Activities => _reads.Select(read => read.Activity);

    /// <summary>Gives each its own answer.</summary>
    public void Land(ReadBatch batch)
    {
        for (var i = 0; i < _reads.Count; i++)
        {
            var result = i < batch.Results.Count ? batch.Results[i] : new ReadResult();
            switch (result.ResultCase)
            {
                case ReadResult.ResultOneofCase.Resource:
                    _reads[i].Succeed(result.Resource);
                    break;
                case ReadResult.ResultOneofCase.Error:
                    _reads[i].Fail(ErrorStatus.ToException(result.Error));
                    break;
                default:
                    _reads[i].SendAlone();
                    break;
            }
        }
    }

    /// <summary>The call failed. What would have met each alone meets each; of anything else, who caused it is found out alone.</summary>
    public void Fail(RpcException failure)
    {
        var meetsAll =
            failure.StatusCode
            is StatusCode.Unavailable
                or StatusCode.DeadlineExceeded
                or StatusCode.Cancelled
                or StatusCode.Unauthenticated
                or StatusCode.PermissionDenied;
        foreach (var read in _reads)
        {
            if (meetsAll)
                read.Fail(new RpcException(failure.Status, failure.Trailers));
            else
                read.SendAlone();
        }
    }

    /// <summary>Each is to be read alone.</summary>
    public void Scatter() => _reads.ForEach(read => read.SendAlone());

    public void Dispose() => _abandoned.Dispose();
}
