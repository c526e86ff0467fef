using System.Text.Json;

namespace Crm.ServiceDefaults.Imports;

/// <summary>The form of an upload.</summary>
public enum ImportFormat
{
    /// <summary>Comma-separated values with a header.</summary>
    Csv,

    /// <summary>A JSON document a line.</summary>
    Ndjson,
}

/// <summary>How an import is read and applied.</summary>
public sealed record ImportSettings
{
    /// <summary>The field for each column, as the contract describes it; empty when columns are named like fields.</summary>
    public IReadOnlyList<string> Mapping { get; init; } = [];

    /// <summary>Whether everything is checked and nothing stored.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Settings of the resource itself, such as what tells contacts apart.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The form of the upload; set by the receiver.</summary>
    public ImportFormat Format { get; init; }

    /// <summary>The names of the columns of CSV; set by the receiver.</summary>
    public IReadOnlyList<string> Header { get; init; } = [];

    /// <summary>Where the first row of data begins; set by the receiver.</summary>
    public int DataStart { get; init; }

    internal string Write() => JsonSerializer.Serialize(this);

    internal static ImportSettings Read(string text) =>
        JsonSerializer.Deserialize<ImportSettings>(text)!;
}
