using Google.Protobuf;
using Grpc.Core;

namespace Crm.ServiceDefaults.Changes;

/// <summary>Hashes the messages of a stream as the handler reads them.</summary>
internal sealed class HashingReader<T>(IAsyncStreamReader<T> inner, RequestHash hash) : IAsyncStreamReader<T>
{
    private byte[]? _finished;

    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (!await inner.MoveNext(cancellationToken))
            return false;
        if (inner.Current is IMessage message)
            hash.Append(message);
        return true;
    }

    /// <summary>The hash over all messages; reads those that the handler left.</summary>
    public async Task<byte[]> FinishAsync(CancellationToken cancellationToken)
    {
        while (_finished is null && await MoveNext(cancellationToken)) { }
        return _finished ??= hash.Finish();
    }
}
