using Google.Protobuf;

namespace Crm.Gateway.Rest.Answers;

/// <summary>Writes messages as canonical ProtoJSON: defaults are written, what is not set is absent.</summary>
internal sealed class JsonMessageWriter
{
    private readonly JsonFormatter _formatter = new(
        JsonFormatter.Settings.Default.WithFormatDefaultValues(true)
    );

    /// <summary>Writes a message into the body of an answer, in UTF-8.</summary>
    public void Write(IMessage message, System.IO.Pipelines.PipeWriter body)
    {
        using var text = new Utf8PipeText(body);
        _formatter.Format(message, text);
    }
}
