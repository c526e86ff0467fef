using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crm.Segmentation.Domain.Segments;

/// <summary>
/// What rules read of a contact: the values of traits by field, and for other terms, whose values are personal, only whether they passed.
/// </summary>
internal sealed class Readings
{
    private readonly SortedDictionary<string, string?> _values;

    private Readings(SortedDictionary<string, string?> values) => _values = values;

    public static Readings Empty => new(new(StringComparer.Ordinal));

    public static Readings Parse(string json) =>
        json.Length == 0
            ? Empty
            : new(
                new(
                    JsonSerializer.Deserialize(
                        json,
                        ReadingsJson.Default.SortedDictionaryStringString
                    )!,
                    StringComparer.Ordinal
                )
            );

    public string ToJson() =>
        _values.Count == 0
            ? ""
            : JsonSerializer.Serialize(_values, ReadingsJson.Default.SortedDictionaryStringString);

    public void Add(string key, string? value) => _values[key] = value;

    /// <summary>What was read; false when it was not asked for.</summary>
    public bool TryGet(string key, out string? value) => _values.TryGetValue(key, out value);

    /// <summary>What reads differently here than there, or was not read there.</summary>
    public IEnumerable<string> DifferencesTo(Readings before) =>
        _values
            .Where(pair => !before.TryGet(pair.Key, out var value) || value != pair.Value)
            .Select(pair => pair.Key);
}

[JsonSerializable(typeof(SortedDictionary<string, string?>))]
internal sealed partial class ReadingsJson : JsonSerializerContext;
