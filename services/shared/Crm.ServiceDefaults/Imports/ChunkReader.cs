using Crm.ServiceDefaults.Store;
using Google.Protobuf;
using Microsoft.Extensions.Options;

namespace Crm.ServiceDefaults.Imports;

/// <summary>Records that are applied together, and where the next ones begin.</summary>
internal sealed record Chunk<TResource>(
    IReadOnlyList<ReadRecord<TResource>> Records,
    ImportCheckpoint End
)
    where TResource : class, IMessage<TResource>;

/// <summary>Reads the records of a chunk and checks them against the rules of the contract.</summary>
internal sealed class ChunkReader<TResource>(ServiceDbContext db, IOptions<ImportOptions> options)
    where TResource : class, IMessage<TResource>, new()
{
    public async Task<Chunk<TResource>> ReadAsync(
        ImportSession<TResource> session,
        ImportCheckpoint checkpoint,
        CancellationToken cancellationToken
    )
    {
        using var rows = session.Open(db, checkpoint.Offset);
        var reader = new RecordReader<TResource>(rows, session.Merge, checkpoint.Row);
        var records = new List<ReadRecord<TResource>>();
        var end = checkpoint;
        while (
            records.Count < options.Value.RecordsInChunk
            && HasRoom(checkpoint, end)
            && await reader.NextAsync(cancellationToken) is { } record
        )
        {
            Check(record);
            records.Add(record);
            end = end with { Offset = record.End, Row = record.LastRow };
        }
        return new Chunk<TResource>(records, end);
    }

    private static bool HasRoom(ImportCheckpoint begin, ImportCheckpoint end) =>
        end.Offset - begin.Offset < ImportLimits.ChunkBytes
        && end.Row - begin.Row < ImportLimits.ChunkRows;

    private static void Check(ReadRecord<TResource> record)
    {
        if (record.Resource is { } resource && RowProblem.Of(resource) is { } problem)
            record.Refuse(problem);
    }
}
