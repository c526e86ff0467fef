using Crm.ServiceDefaults.Imports.Reading;
using Google.Protobuf;

namespace Crm.ServiceDefaults.Imports;

/// <summary>Records of an upload, made of one row or of rows that belong together.</summary>
/// <param name="rows">The rows.</param>
/// <param name="merge">Makes one record of several rows; null when each row is one.</param>
/// <param name="rowsBefore">The rows before the first one.</param>
internal sealed class RecordReader<TResource>(
    IRowSource<TResource> rows,
    RecordMerge? merge,
    int rowsBefore
)
    where TResource : class, IMessage<TResource>, new()
{
    private int _row = rowsBefore;

    // A row is read ahead to see whether it still belongs.
    private ReadRow<TResource>? _next;

    /// <summary>The next record; null at the end.</summary>
    public async Task<ReadRecord<TResource>?> NextAsync(CancellationToken cancellationToken)
    {
        if (await TakeAsync(cancellationToken) is not { } first)
            return null;
        var record = new ReadRecord<TResource>(
            _row,
            rows.Start,
            merge is null ? null : first.GroupKey
        )
        {
            Resource = first.Resource,
            End = rows.End,
        };
        if (first.Problem is { } problem)
            record.Refuse(problem);
        while (record.GroupKey is not null && await TakeAsync(cancellationToken) is { } row)
        {
            if (!Belongs(row, record))
            {
                _next = row;
                break;
            }
            Add(record, row);
        }
        return record;
    }

    private async ValueTask<ReadRow<TResource>?> TakeAsync(CancellationToken cancellationToken)
    {
        if (_next is { } next)
        {
            _next = null;
            return next;
        }
        if (!await rows.MoveNextAsync(cancellationToken))
            return null;
        _row++;
        return rows.Read();
    }

    // A row that cannot be read may be a part of the record that it stands in: better none of it than a part of it.
    private static bool Belongs(ReadRow<TResource> row, ReadRecord<TResource> record) =>
        row.GroupKey == record.GroupKey || (row.GroupKey is null && row.Problem is not null);

    private void Add(ReadRecord<TResource> record, ReadRow<TResource> row)
    {
        record.LastRow = _row;
        record.End = rows.End;
        if (row.Problem is { } problem)
            record.Refuse(problem);
        if (
            record.LastRow - record.Row >= ImportLimits.RowsInRecord
            || record.End - record.Start > ImportLimits.RecordBytes
        )
            record.Refuse(RowProblem.RecordTooLarge);
        if (record.Resource is { } resource && row.Resource is { } addition)
            merge!.Add(resource, addition);
    }
}
