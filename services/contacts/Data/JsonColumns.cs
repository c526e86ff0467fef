using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Crm.Contacts.Data;

/// <summary>Stores an immutable list as JSON text in one column, so that a contact is one row.</summary>
internal static class JsonColumns
{
    public static void HasJson<T>(this PropertyBuilder<IReadOnlyList<T>> property) =>
        property.HasConversion(
            Converter<IReadOnlyList<T>>(),
            new ValueComparer<IReadOnlyList<T>>(
                (a, b) => Equal(a, b),
                list => list.Count,
                list => list
            )
        );

    public static void HasJson<T>(this PropertyBuilder<IReadOnlyDictionary<string, T>> property)
        where T : class =>
        property.HasConversion(
            Converter<IReadOnlyDictionary<string, T>>(),
            new ValueComparer<IReadOnlyDictionary<string, T>>(
                (a, b) => Equal(a, b),
                map => map.Count,
                map => map
            )
        );

    private static ValueConverter<T, string> Converter<T>()
        where T : class
    {
        var type = (JsonTypeInfo<T>)StoredJson.Readable.GetTypeInfo(typeof(T))!;
        return new ValueConverter<T, string>(
            value => JsonSerializer.Serialize(value, type),
            text => JsonSerializer.Deserialize(text, type)!
        );
    }

    private static bool Equal<T>(IReadOnlyList<T>? a, IReadOnlyList<T>? b) =>
        ReferenceEquals(a, b) || (a is not null && b is not null && a.SequenceEqual(b));

    private static bool Equal<T>(
        IReadOnlyDictionary<string, T>? a,
        IReadOnlyDictionary<string, T>? b
    )
        where T : class =>
        ReferenceEquals(a, b)
        || (
            a is not null
            && b is not null
            && a.Count == b.Count
            && a.All(pair => Equals(b.GetValueOrDefault(pair.Key), pair.Value))
        );
}
