using System.Buffers;
using Google.Protobuf;

namespace Crm.ServiceDefaults.Imports.Reading;

/// <summary>The lines of NDJSON.</summary>
internal sealed class JsonRows<TResource>(
    UploadBytes upload,
    long offset,
    IJsonRowReader<TResource> reader
) : IRowSource<TResource>
    where TResource : class, IMessage<TResource>, new()
{
    private readonly ArrayBufferWriter<byte> _line = new();
    private bool _isTooLarge;

    public long Start { get; private set; }

    public long End { get; private set; } = offset;

    public async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        do
        {
            Start = End;
            await ReadLineAsync(cancellationToken);
        } while (End > Start && !_isTooLarge && IsBlank(_line.WrittenSpan));
        return End > Start;
    }

    public ReadRow<TResource> Read() =>
        _isTooLarge
            ? new ReadRow<TResource>(null, RowProblem.TooLarge)
            : reader.Read(_line.WrittenMemory);

    public void Dispose() { }

    private async ValueTask ReadLineAsync(CancellationToken cancellationToken)
    {
        _line.ResetWrittenCount();
        _isTooLarge = false;
        while (await upload.FromAsync(End, cancellationToken) is { Length: > 0 } bytes)
        {
            var end = bytes.Span.IndexOf((byte)'\n');
            var piece = end < 0 ? bytes : bytes[..end];
            _isTooLarge |= _line.WrittenCount + piece.Length > ImportLimits.RowBytes;
            if (!_isTooLarge)
                _line.Write(piece.Span);
            End += end < 0 ? piece.Length : end + 1;
            if (end >= 0)
                return;
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(" \t\r"u8) < 0;
}
