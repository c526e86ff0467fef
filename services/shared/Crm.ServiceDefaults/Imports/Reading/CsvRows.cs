using CsvHelper;
using Google.Protobuf;

namespace Crm.ServiceDefaults.Imports.Reading;

/// <summary>The rows of CSV.</summary>
internal sealed class CsvRows<TResource> : IRowSource<TResource>
    where TResource : class, IMessage<TResource>, new()
{
    private readonly UploadBytes _upload;
    private readonly CsvRowMapper<TResource> _mapper;
    private readonly CsvReaderOptions _options;
    private CsvReader _reader;
    private long _origin;
    private bool _isTooLarge;
    private bool _isMalformed;

    public CsvRows(UploadBytes upload, long offset, CsvRowMapper<TResource> mapper)
    {
        _upload = upload;
        _mapper = mapper;
        _options = CsvDialect.Options with { OnMalformedRecord = Note };
        _reader = Open(offset);
        End = offset;
    }

    public long Start { get; private set; }

    public long End { get; private set; }

    public async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        _isTooLarge = false;
        _isMalformed = false;
        try
        {
            if (!await _reader.ReadAsync(cancellationToken))
                return false;
        }
        catch (CsvFormatException)
        {
            // The row is longer than is read of one. What follows behind a line end may be rows again.
            Start = End;
            End = await _upload.NextLineAsync(Start + ImportLimits.RowBytes, cancellationToken);
            _reader.Dispose();
            _reader = Open(End);
            _isTooLarge = true;
            return true;
        }
        Start = _origin + _reader.ByteOffset;
        End = Start + _reader.RawRecord.Length;
        _isTooLarge = _reader.RawRecord.Length > ImportLimits.RowBytes;
        return true;
    }

    public ReadRow<TResource> Read()
    {
        if (_isTooLarge)
            return new ReadRow<TResource>(null, RowProblem.TooLarge);
        return _isMalformed
            ? new ReadRow<TResource>(null, RowProblem.QuotesInvalid)
            : _mapper.Read(_reader);
    }

    public void Dispose() => _reader.Dispose();

    private CsvReader Open(long offset)
    {
        _origin = offset - UploadStream.PrefixBytes;
        return CsvReader.Create(new UploadStream(_upload, offset), _options, leaveOpen: false);
    }

    // Inch marks in the middle of a text are no mistake.
    private void Note(CsvMalformedRecord record) =>
        _isMalformed |= record.Reason != CsvMalformedReason.StrayQuote;
}
