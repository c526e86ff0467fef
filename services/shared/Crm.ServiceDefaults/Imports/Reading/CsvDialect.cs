using CsvHelper;

namespace Crm.ServiceDefaults.Imports.Reading;

/// <summary>CSV as RFC 4180 says, in UTF-8.</summary>
internal static class CsvDialect
{
    /// <summary>The options of a reader that takes every row as data.</summary>
    public static CsvReaderOptions Options { get; } =
        new()
        {
            Separator = ',',
            HasHeader = false,
            MaxRecordSize = ImportLimits.RowBytes,
        };
}
