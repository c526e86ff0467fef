using System.Text.Unicode;
using Crm.ServiceDefaults.Imports.Mapping;
using CsvHelper;

namespace Crm.ServiceDefaults.Imports.Reading;

/// <summary>The first row of CSV.</summary>
/// <param name="Columns">The names of the columns.</param>
/// <param name="DataStart">Where the rows of data begin.</param>
internal sealed record CsvHeader(IReadOnlyList<string> Columns, int DataStart)
{
    /// <summary>Where the text of an upload begins.</summary>
    public static int TextStart(ReadOnlySpan<byte> upload) => upload.StartsWith("\uFEFF"u8) ? 3 : 0;

    /// <summary>Reads the header from the first part of an upload.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static MappingFault? Read(ReadOnlyMemory<byte> upload, out CsvHeader header)
    {
        header = new CsvHeader([], 0);
        var start = TextStart(upload.Span);
        if (
            upload.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
            || upload.Span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
        )
            return MappingFault.Syntax("The first row is not UTF-8.");
        using var reader = CsvReader.Create(upload[start..], CsvDialect.Options);
        if (!reader.Read())
            return MappingFault.Syntax("The first row names the columns: there is none.");
        if (!Utf8.IsValid(reader.RawRecord))
            return MappingFault.Syntax("The first row is not UTF-8.");
        if (
            reader.RawRecord.Length >= ImportLimits.RowBytes - start
            || reader.FieldCount > ImportLimits.Columns
        )
            return MappingFault.Syntax(
                $"The first row names the columns, {ImportLimits.Columns} at most."
            );
        var columns = Enumerable
            .Range(0, reader.FieldCount)
            .Select(column => reader.GetString(column).Trim())
            .ToList();
        if (columns.Exists(column => column.Length > ImportLimits.ColumnName))
            return MappingFault.Syntax(
                $"The name of a column has {ImportLimits.ColumnName} characters at most."
            );
        header = new CsvHeader(columns, start + (int)reader.ByteOffset + reader.RawRecord.Length);
        return null;
    }
}
