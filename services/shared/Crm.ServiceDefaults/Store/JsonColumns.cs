using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.ServiceDefaults.Store;

/// <summary>Keeps what is immutable, and only ever read and written as a whole, as JSON text in one column.</summary>
public static class JsonColumns
{
    // Never part of HTML: letters of all scripts stay as they are.
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Keeps a list as JSON.</summary>
    /// <param name="property">The list.</param>
    /// <param name="options">How it is written, such as by generated code; camel case without nulls when left out.</param>
    public static PropertyBuilder<IReadOnlyList<T>> IsJson<T>(
        this PropertyBuilder<IReadOnlyList<T>> property,
        JsonSerializerOptions? options = null
    )
    {
        var json = options ?? Readable;
        return property.HasConversion(
            list => JsonSerializer.Serialize(list, json),
            text => JsonSerializer.Deserialize<IReadOnlyList<T>>(text, json)!,
            new ValueComparer<IReadOnlyList<T>>(
                (left, right) => ReferenceEquals(left, right) || left!.SequenceEqual(right!),
                list => list.Count,
                list => list
            )
        );
    }

    /// <summary>Keeps a map as JSON.</summary>
    /// <param name="property">The map.</param>
    /// <param name="options">How it is written, such as by generated code; camel case without nulls when left out.</param>
    public static PropertyBuilder<IReadOnlyDictionary<string, T>> IsJson<T>(
        this PropertyBuilder<IReadOnlyDictionary<string, T>> property,
        JsonSerializerOptions? options = null
    )
    {
        var json = options ?? Readable;
        return property.HasConversion(
            map => JsonSerializer.Serialize(map, json),
            text => JsonSerializer.Deserialize<IReadOnlyDictionary<string, T>>(text, json)!,
            new ValueComparer<IReadOnlyDictionary<string, T>>(
                (left, right) => AreEqual(left!, right!),
                map => map.Count,
                map => map
            )
        );
    }

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
