using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Tickets.Data;

/// <summary>Keeps what is only ever read and written as a whole as JSON text.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static PropertyBuilder<IReadOnlyList<T>> IsJson<T>(
        this PropertyBuilder<IReadOnlyList<T>> property
    ) =>
        property.HasConversion(
            list => JsonSerializer.Serialize(list, Options),
            json => JsonSerializer.Deserialize<List<T>>(json, Options) ?? new List<T>(),
            new ValueComparer<IReadOnlyList<T>>(
                (left, right) => ReferenceEquals(left, right) || left!.SequenceEqual(right!),
                list => list.Count,
                list => list
            )
        );

    public static PropertyBuilder<IReadOnlyDictionary<string, T>> IsJson<T>(
        this PropertyBuilder<IReadOnlyDictionary<string, T>> property
    ) =>
        property.HasConversion(
            map => JsonSerializer.Serialize(map, Options),
            json =>
                JsonSerializer.Deserialize<Dictionary<string, T>>(json, Options)
                ?? new Dictionary<string, T>(),
            new ValueComparer<IReadOnlyDictionary<string, T>>(
                (left, right) => AreEqual(left!, right!),
                map => map.Count,
                map => map
            )
        );

    private static bool AreEqual<T>(
        IReadOnlyDictionary<string, T> left,
        IReadOnlyDictionary<string, T> right
    ) =>
        ReferenceEquals(left, right)
        || (
            left.Count == right.Count
            && left.All(pair =>
                right.TryGetValue(pair.Key, out var other)
                && EqualityComparer<T>.Default.Equals(pair.Value, other)
            )
        );
}
