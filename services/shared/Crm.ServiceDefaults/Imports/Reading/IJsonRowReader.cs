using Google.Protobuf;

namespace Crm.ServiceDefaults.Imports.Reading;

/// <summary>Makes resources of lines of JSON.</summary>
internal interface IJsonRowReader<TResource>
    where TResource : class, IMessage<TResource>
{
    ReadRow<TResource> Read(ReadOnlyMemory<byte> line);
}
