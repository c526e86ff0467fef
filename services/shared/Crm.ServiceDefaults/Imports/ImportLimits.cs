namespace Crm.ServiceDefaults.Imports;

/// <summary>What bounds an import and the memory that it takes.</summary>
public static class ImportLimits
{
    /// <summary>The bytes of an upload.</summary>
    public const long UploadBytes = 1024L * 1024 * 1024;

    /// <summary>The bytes of a row.</summary>
    public const int RowBytes = 1024 * 1024;

    /// <summary>The rows of an upload.</summary>
    public const int Rows = 10_000_000;

    /// <summary>The columns of a row.</summary>
    public const int Columns = 1_000;

    /// <summary>The characters of the name of a column.</summary>
    public const int ColumnName = 200;

    /// <summary>The rows of a record that is made of several.</summary>
    public const int RowsInRecord = 5_000;

    // A chunk holds its records in memory: it ends early when they are large.
    internal const int ChunkBytes = 4 * 1024 * 1024;
    internal const int ChunkRows = 20_000;
    internal const int RecordBytes = 8 * 1024 * 1024;
    internal const int ScanRows = 10_000;
}
