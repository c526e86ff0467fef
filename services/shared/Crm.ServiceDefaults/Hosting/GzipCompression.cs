using System.IO.Compression;
using Grpc.Net.Compression;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>
/// gzip that also holds for a message of no bytes: <see cref="GZipStream"/> writes nothing at all then, which is no gzip and which other
/// clients refuse.
/// </summary>
internal sealed class GzipCompression(CompressionLevel level) : ICompressionProvider
{
    public string EncodingName => "gzip";

    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) =>
        new NeverEmptyStream(stream, compressionLevel ?? level);

    public Stream CreateDecompressionStream(Stream stream) =>
        new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);

    private sealed class NeverEmptyStream(Stream target, CompressionLevel level) : Stream
    {
        // A member of no bytes: header, empty final block, checksum 0, length 0.
        private static readonly byte[] EmptyMember =
        [
            0x1f,
            0x8b,
            8,
            0,
            0,
            0,
            0,
            0,
            0,
            0xff,
            3,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
        ];

        private readonly GZipStream _gzip = new(target, level, leaveOpen: true);
        private bool _isEmpty = true;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) =>
            Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _isEmpty &= buffer.IsEmpty;
            _gzip.Write(buffer);
        }

        public override void Flush() => _gzip.Flush();

        public override int Read(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) =>
            throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _gzip.Dispose();
                if (_isEmpty)
                    target.Write(EmptyMember);
                _isEmpty = false;
            }
            base.Dispose(disposing);
        }
    }
}
