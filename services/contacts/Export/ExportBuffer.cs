using System.Buffers;
using System.Text;
using Crm.Contacts.Domain;
using Google.Api;
using Google.Protobuf;

namespace Crm.Contacts.Export;

/// <summary>Gathers rows to pieces that are worth a message.</summary>
internal sealed class ExportBuffer
{
    private const int PieceBytes = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _bytes = new(2 * PieceBytes);
    private readonly IExportFormat _format;
    private string _mediaType;

    public ExportBuffer(IExportFormat format)
    {
        _format = format;
        _mediaType = format.MediaType;
        Encoding.UTF8.GetBytes(format.Header, _bytes);
    }

    /// <summary>Adds a contact.</summary>
    /// <returns>A piece that is full; null while there is room.</returns>
    public HttpBody? Add(Contact contact)
    {
        Encoding.UTF8.GetBytes(_format.RowOf(contact), _bytes);
        return _bytes.WrittenCount < PieceBytes ? null : Finish();
    }

    /// <summary>What has been gathered; the first piece names the media type, even when it is empty.</summary>
    public HttpBody Finish()
    {
        var piece = new HttpBody
        {
            ContentType = _mediaType,
            Data = ByteString.CopyFrom(_bytes.WrittenSpan),
        };
        _mediaType = "";
        _bytes.ResetWrittenCount();
        return piece;
    }
}
