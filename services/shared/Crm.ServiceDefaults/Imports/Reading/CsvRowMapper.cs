using System.Text.Unicode;
using Crm.ServiceDefaults.Imports.Mapping;
using CsvHelper;
using Google.Protobuf;
using NodaTime;

namespace Crm.ServiceDefaults.Imports.Reading;

/// <summary>Makes resources of rows of CSV by a mapping.</summary>
internal sealed class CsvRowMapper<TResource>(
    MappingPlan plan,
    IReadOnlyList<string> header,
    DateTimeZone zone
)
    where TResource : class, IMessage<TResource>, new()
{
    private readonly MappedRow _row = new(zone) { Cells = new string?[plan.Columns.Count] };
    private readonly int[] _positions =
    [
        .. plan.Columns.Select(column => header.ToList().IndexOf(column)),
    ];

    /// <summary>Reads the row where a reader stands.</summary>
    public ReadRow<TResource> Read(CsvReader row)
    {
        for (var i = 0; i < _positions.Length; i++)
            _row.Cells[i] = row.GetString(_positions[i]);
        var key = plan.GroupKeyOf(_row);
        if (!Utf8.IsValid(row.RawRecord))
            return new ReadRow<TResource>(null, RowProblem.NotUtf8, key);
        if (row.FieldCount != header.Count)
            return new ReadRow<TResource>(
                null,
                RowProblem.ColumnsMismatch(header.Count, row.FieldCount),
                key
            );
        var resource = new TResource();
        var problem = plan.Write(resource, _row);
        return new ReadRow<TResource>(problem is null ? resource : null, problem, key);
    }
}
