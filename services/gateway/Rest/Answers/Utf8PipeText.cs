using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Crm.Gateway.Rest.Answers;

/// <summary>Text that is written to a pipe in UTF-8, without a string of all of it in between.</summary>
internal sealed class Utf8PipeText(PipeWriter pipe) : TextWriter
{
    private const int BufferSize = 4096;
    private readonly char[] _buffer = ArrayPool<char>.Shared.Rent(BufferSize);
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private int _count;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (_count == _buffer.Length)
            Encode(isLast: false);
        _buffer[_count++] = value;
    }

    public override void Write(string? value)
    {
        for (var rest = value.AsSpan(); rest.Length > 0; )
        {
            if (_count == _buffer.Length)
                Encode(isLast: false);
            var taken = Math.Min(rest.Length, _buffer.Length - _count);
            rest[..taken].CopyTo(_buffer.AsSpan(_count));
            _count += taken;
            rest = rest[taken..];
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Encode(isLast: true);
            ArrayPool<char>.Shared.Return(_buffer);
        }
        base.Dispose(disposing);
    }

    private void Encode(bool isLast)
    {
        var chars = _buffer.AsSpan(0, _count);
        var bytes = pipe.GetSpan(Encoding.UTF8.GetMaxByteCount(chars.Length));
        pipe.Advance(_encoder.GetBytes(chars, bytes, flush: isLast));
        _count = 0;
    }
}
