using System.ComponentModel.DataAnnotations;

namespace Crm.ServiceDefaults.Imports;

/// <summary>How much an import may bring (section <c>Imports</c>).</summary>
public sealed class ImportOptions
{
    /// <summary>The bytes of an upload.</summary>
    [Range(1, ImportLimits.UploadBytes)]
    public long MostBytes { get; set; } = ImportLimits.UploadBytes;

    /// <summary>The records that are applied in one transaction.</summary>
    [Range(1, 10_000)]
    public int RecordsInChunk { get; set; } = 1_000;
}
