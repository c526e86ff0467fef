using System.Buffers;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using Crm.Gateway.Rest.Json.Wire;
using Google.Protobuf;

namespace Crm.Gateway.Rest.Answers;

/// <summary>Writes messages as canonical ProtoJSON: defaults are written, what is not set is absent.</summary>
internal sealed class JsonMessageWriter
{
    private const int MostKeptBytes = 1024 * 1024;

    private static readonly JsonWriterOptions Options = new()
    {
        // Never part of HTML: letters of all scripts stay as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? _kept;

    private readonly JsonFormatter _objects;
    private readonly WireJson _wire;

    public JsonMessageWriter()
    {
        _objects = new JsonFormatter(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));
        _wire = new WireJson(_objects);
    }

    /// <summary>Writes a message.</summary>
    public void Write(IMessage message, PipeWriter body)
    {
        using var text = new Utf8PipeText(body);
        _objects.Format(message, text);
    }

    /// <summary>Writes a message that is still in its binary form.</summary>
    /// <param name="plan">Its type.</param>
    /// <param name="message">Its bytes.</param>
    /// <param name="response">Takes the JSON and its length.</param>
    public void Write(WirePlan plan, ByteString message, HttpResponse response)
    {
        var (buffer, json) = _kept ??= Create();
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        try
        {
            _wire.Write(json, plan, message.Span);
            json.Flush();
        }
        catch (WireException)
        {
            // Fields in another order than protobuf libraries write them: it is read as a whole.
            Write(plan.Descriptor.Parser.ParseFrom(message), response.BodyWriter);
            return;
        }
        response.ContentLength = buffer.WrittenCount;
        response.BodyWriter.Write(buffer.WrittenSpan);
        if (buffer.Capacity > MostKeptBytes)
            _kept = null;
    }

    private static (ArrayBufferWriter<byte>, Utf8JsonWriter) Create()
    {
        var buffer = new ArrayBufferWriter<byte>();
        return (buffer, new Utf8JsonWriter(buffer, Options));
    }
}
