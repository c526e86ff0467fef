using Crm.Common.V1;
using Crm.ServiceDefaults.Errors;
using Google.Protobuf;

namespace Crm.ServiceDefaults.Reads;

/// <summary>Reads of one resource each that arrive together and are answered one by one.</summary>
public static class ReadBatches
{
    /// <summary>The ids that can be ids of something, each once.</summary>
    public static List<Guid> KeysOf(IEnumerable<string> ids) =>
        [.. ids.Select(Parse).OfType<Guid>().Distinct()];

    /// <summary>One answer an id, in the order of the ids.</summary>
    /// <param name="ids">The ids as callers wrote them.</param>
    /// <param name="found">What is there.</param>
    /// <param name="show">A resource as the contract shows it.</param>
    /// <param name="notFound">What the RPC for one of them says of an id that is not there.</param>
    public static ReadBatch Answer<T>(
        IEnumerable<string> ids,
        IReadOnlyDictionary<Guid, T> found,
        Func<T, IMessage> show,
        Error notFound
    )
    {
        var batch = new ReadBatch();
        foreach (var id in ids)
            batch.Results.Add(
                Parse(id) is { } key && found.TryGetValue(key, out var one)
                    ? new ReadResult { Resource = show(one).ToByteString() }
                    : new ReadResult { Error = ErrorStatus.ToStatus(notFound) }
            );
        return batch;
    }

    private static Guid? Parse(string id) => Guid.TryParse(id, out var key) ? key : null;
}
