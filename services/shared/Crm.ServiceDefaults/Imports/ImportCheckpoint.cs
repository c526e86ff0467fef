using System.Text.Json;

namespace Crm.ServiceDefaults.Imports;

/// <summary>Where an import goes on.</summary>
/// <param name="IsScanned">Whether the rows are counted and the last row of each key is known.</param>
/// <param name="Offset">Where the next row begins in the upload.</param>
/// <param name="Row">The rows before it.</param>
internal sealed record ImportCheckpoint(bool IsScanned, long Offset, int Row)
{
    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>The checkpoint of an operation; the beginning of its data when it has none.</summary>
    public static ImportCheckpoint Read(string text, ImportSettings settings) =>
        text.Length == 0
            ? new ImportCheckpoint(IsScanned: false, settings.DataStart, 0)
            : JsonSerializer.Deserialize<ImportCheckpoint>(text)!;
}
