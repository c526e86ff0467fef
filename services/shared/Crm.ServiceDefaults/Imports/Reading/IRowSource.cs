using Google.Protobuf;

namespace Crm.ServiceDefaults.Imports.Reading;

/// <summary>The rows of an upload, from one on, without blank ones.</summary>
internal interface IRowSource<TResource> : IDisposable
    where TResource : class, IMessage<TResource>
{
    /// <summary>Where the row begins in the upload.</summary>
    long Start { get; }

    /// <summary>Where the source goes on after the row.</summary>
    long End { get; }

    /// <summary>Goes to the next row; false at the end.</summary>
    ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken);

    /// <summary>Reads the row.</summary>
    ReadRow<TResource> Read();
}
