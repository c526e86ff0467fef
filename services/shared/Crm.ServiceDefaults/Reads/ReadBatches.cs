using Crm.Common.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Reads;

/// <summary>Reads of one resource each that arrive together and are answered one by one.</summary>
public static class ReadBatches
{
    /// <summary>The rows with these ids, with one query.</summary>
    /// <param name="rows">All rows of the kind.</param>
    /// <param name="ids">The ids as callers wrote them; what can be no id finds nothing.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public static Task<Dictionary<Guid, T>> FindAsync<T>(
        IQueryable<T> rows,
        IEnumerable<string> ids,
        CancellationToken cancellationToken
    )
        where T : class, IIdentified
    {
        var keys = ids.Select(Parse).OfType<Guid>().Distinct().ToList();
        return rows.AsNoTracking()
            .ByKey()
            .Where(row => keys.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
    }

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
    ) =>
        Answer(
            ids.Select(id =>
                Parse(id) is { } key && found.TryGetValue(key, out var one)
                    ? (Result<T>)one
                    : notFound
            ),
            show
        );

    /// <summary>One answer a read, in their order.</summary>
    /// <param name="reads">What came of each.</param>
    /// <param name="show">A resource as the contract shows it.</param>
    public static ReadBatch Answer<T>(IEnumerable<Result<T>> reads, Func<T, IMessage> show)
    {
        var batch = new ReadBatch();
        foreach (var read in reads)
            batch.Results.Add(
                read.Error is null
                    ? new ReadResult { Resource = show(read.Value).ToByteString() }
                    : new ReadResult { Error = ErrorStatus.ToStatus(read.Error) }
            );
        return batch;
    }

    /// <summary>What came of one read of a batch.</summary>
    /// <param name="result">The answer to it.</param>
    /// <param name="parser">Reads the resource.</param>
    public static Result<T> Read<T>(ReadResult result, MessageParser<T> parser)
        where T : IMessage<T> =>
        result.ResultCase switch
        {
            ReadResult.ResultOneofCase.Resource => parser.ParseFrom(result.Resource),
            ReadResult.ResultOneofCase.Error => ErrorStatus.ToError(
                ErrorStatus.ToException(result.Error)
            ),
            _ => CommonErrors.ServiceUnavailable,
        };

    /// <summary>The id that a text names; null when it can be none.</summary>
    public static Guid? Parse(string id) => Guid.TryParse(id, out var key) ? key : null;
}
