namespace Crm.ServiceDefaults.Imports.Reading;

/// <summary>
/// The bytes of an upload from an offset on, behind a line feed: a reader takes bytes at its beginning that look like a byte order mark
/// for one, and a row may begin with them.
/// </summary>
internal sealed class UploadStream(UploadBytes upload, long offset) : Stream
{
    /// <summary>The bytes before those of the upload.</summary>
    public const int PrefixBytes = 1;

    private long _offset = offset;
    private bool _isBegun;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (!_isBegun)
        {
            buffer.Span[0] = (byte)'\n';
            _isBegun = true;
            return PrefixBytes;
        }
        var bytes = await upload.FromAsync(_offset, cancellationToken);
        var count = Math.Min(bytes.Length, buffer.Length);
        bytes[..count].CopyTo(buffer);
        _offset += count;
        return count;
    }

    public override Task<int> ReadAsync(
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    ) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();
}
