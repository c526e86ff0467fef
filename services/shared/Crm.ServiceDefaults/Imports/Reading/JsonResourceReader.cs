using System.Text;
using System.Text.Unicode;
using Crm.ServiceDefaults.Imports.Mapping;
using Google.Protobuf;

namespace Crm.ServiceDefaults.Imports.Reading;

/// <summary>Lines that are resources, as an export writes them.</summary>
internal sealed class JsonResourceReader<TResource> : IJsonRowReader<TResource>
    where TResource : class, IMessage<TResource>, new()
{
    private static readonly JsonParser Parser = new(new JsonParser.Settings(recursionLimit: 20));

    public ReadRow<TResource> Read(ReadOnlyMemory<byte> line)
    {
        if (!Utf8.IsValid(line.Span))
            return new ReadRow<TResource>(null, RowProblem.NotUtf8);
        try
        {
            var resource = Parser.Parse<TResource>(Encoding.UTF8.GetString(line.Span));
            OutputOnlyFields.Clear(resource);
            return new ReadRow<TResource>(resource, null);
        }
        catch (Exception exception)
            when (exception is InvalidProtocolBufferException or InvalidJsonException)
        {
            return new ReadRow<TResource>(null, RowProblem.JsonInvalid(exception.Message));
        }
    }
}
