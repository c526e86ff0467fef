using Google.Protobuf;

namespace Crm.ServiceDefaults.Imports;

/// <summary>A record that was read: a resource, or why it is refused.</summary>
internal sealed class ReadRecord<TResource>(int row, long start, string? groupKey)
    where TResource : class, IMessage<TResource>
{
    public int Row { get; } = row;

    /// <summary>Where it begins in the upload.</summary>
    public long Start => start;

    public string? GroupKey => groupKey;

    public int LastRow { get; set; } = row;

    /// <summary>Where the upload goes on after it.</summary>
    public long End { get; set; }

    public TResource? Resource { get; set; }

    public RowProblem? Problem { get; private set; }

    /// <summary>Refuses the record; the first reason counts.</summary>
    public void Refuse(RowProblem problem)
    {
        Problem ??= problem;
        Resource = null;
    }
}
