namespace Crm.ServiceDefaults.Imports.Reading;

/// <summary>The bytes of an upload, of which one part is in memory.</summary>
/// <param name="read">Reads a part by its number; empty behind the last one.</param>
/// <param name="partBytes">The bytes of each part but the last.</param>
internal sealed class UploadBytes(
    Func<int, CancellationToken, ValueTask<ReadOnlyMemory<byte>>> read,
    int partBytes
)
{
    /// <summary>The bytes from an offset to the end of its part; empty at the end of the upload.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> FromAsync(
        long offset,
        CancellationToken cancellationToken
    )
    {
        var part = await read((int)(offset / partBytes), cancellationToken);
        var skipped = (int)(offset % partBytes);
        return skipped < part.Length ? part[skipped..] : default;
    }

    /// <summary>Where the next line begins behind an offset.</summary>
    public async ValueTask<long> NextLineAsync(long offset, CancellationToken cancellationToken)
    {
        while (await FromAsync(offset, cancellationToken) is { Length: > 0 } bytes)
        {
            var end = bytes.Span.IndexOf((byte)'\n');
            if (end >= 0)
                return offset + end + 1;
            offset += bytes.Length;
        }
        return offset;
    }
}
