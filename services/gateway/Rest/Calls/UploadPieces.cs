using System.Buffers;
using System.IO.Pipelines;
using Crm.Gateway.Rest.Binding;
using Crm.Gateway.Rest.Problems;
using Crm.Gateway.Rest.Routing;
using Google.Api;
using Google.Protobuf;
using Grpc.Core;

namespace Crm.Gateway.Rest.Calls;

/// <summary>Cuts a body into messages.</summary>
internal sealed class UploadPieces(
    PipeReader body,
    RestOperation operation,
    TimeSpan idleTimeout,
    long limit
)
{
    private const int PieceSize = 256 * 1024;
    private long _sent;

    /// <summary>Whether the service took all of the body.</summary>
    public bool IsSent { get; private set; }

    /// <summary>Sends the body until it ends or the service has answered.</summary>
    /// <exception cref="ProblemException">The body paused for too long or is larger than the limit.</exception>
    public async Task SendAsync(
        AsyncClientStreamingCall<IMessage, IMessage> call,
        CancellationToken cancellation
    )
    {
        // An answer that comes early ends the wait for bytes that nobody wants any more.
        _ = call.ResponseAsync.ContinueWith(
            _ => Stop(),
            cancellation,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        while (!call.ResponseAsync.IsCompleted)
        {
            var result = await ReadPieceAsync(cancellation);
            try
            {
                if (result.IsCanceled)
                    return;
                await SendAsync(result.Buffer, call, cancellation);
            }
            finally
            {
                body.AdvanceTo(result.Buffer.End);
            }
            if (!result.IsCompleted)
                continue;
            await call.RequestStream.CompleteAsync();
            IsSent = true;
            return;
        }
    }

    private void Stop()
    {
        if (!IsSent)
            body.CancelPendingRead();
    }

    private async ValueTask<ReadResult> ReadPieceAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var result = await ReadAsync(cancellation);
            if (result.IsCanceled || result.IsCompleted || result.Buffer.Length >= PieceSize)
                return result;
            body.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private async ValueTask<ReadResult> ReadAsync(CancellationToken cancellation)
    {
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        idle.CancelAfter(idleTimeout);
        try
        {
            return await body.ReadAsync(idle.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ProblemException(ProblemReader.Read(RestErrors.BodyTimeout));
        }
    }

    private async Task SendAsync(
        ReadOnlySequence<byte> buffer,
        AsyncClientStreamingCall<IMessage, IMessage> call,
        CancellationToken cancellation
    )
    {
        _sent += buffer.Length;
        if (_sent > limit)
            throw BodyBytes.TooLarge(limit);
        for (var rest = buffer; rest.Length > 0; )
        {
            var piece = rest.Slice(0, Math.Min(PieceSize, rest.Length));
            var message = operation.Method.Descriptor.InputType.Parser.ParseFrom(ByteString.Empty);
            operation.BodyField!.Accessor.SetValue(message, new HttpBody { Data = Wrap(piece) });
            // A write that is under way when the service answers may never end.
            var write = call.RequestStream.WriteAsync(message, cancellation);
            if (await Task.WhenAny(write, call.ResponseAsync) != write)
                return;
            await write;
            rest = rest.Slice(piece.Length);
        }
    }

    // The bytes stay where they are until the message is written.
    private static ByteString Wrap(ReadOnlySequence<byte> piece) =>
        UnsafeByteOperations.UnsafeWrap(piece.IsSingleSegment ? piece.First : piece.ToArray());
}
