using System.Linq.Expressions;
using System.Numerics;

namespace Crm.Filtering;

/// <summary>Declares the fields of a <see cref="SortSchema{T}"/>. Their columns are not null and indexed.</summary>
/// <typeparam name="T">The listed type.</typeparam>
public sealed class SortSchemaBuilder<T>
{
    private readonly Dictionary<string, SortKey<T>> _keys = new(StringComparer.Ordinal);
    private readonly SortKey<T> _unique;

    internal SortSchemaBuilder(string uniqueName, Expression<Func<T, Guid>> uniqueKey)
    {
        Id(uniqueName, uniqueKey);
        _unique = _keys[uniqueName];
    }

    /// <summary>A text, by its normalised key in code point order.</summary>
    public SortSchemaBuilder<T> Text(string name, Expression<Func<T, string>> key) =>
        Add(name, key, new TextCodec());

    /// <summary>A number.</summary>
    public SortSchemaBuilder<T> Number<TNumber>(string name, Expression<Func<T, TNumber>> key)
        where TNumber : struct, INumber<TNumber> => Add(name, key, new NumberCodec<TNumber>());

    /// <summary>An instant.</summary>
    public SortSchemaBuilder<T> Time(string name, Expression<Func<T, DateTimeOffset>> key) =>
        Add(name, key, new TimeCodec());

    /// <summary>A span of time.</summary>
    public SortSchemaBuilder<T> Duration(string name, Expression<Func<T, TimeSpan>> key) =>
        Add(name, key, new DurationCodec());

    /// <summary>A boolean, false first.</summary>
    public SortSchemaBuilder<T> Boolean(string name, Expression<Func<T, bool>> key) =>
        Add(name, key, new BooleanCodec());

    /// <summary>An enumeration that is stored as its number.</summary>
    public SortSchemaBuilder<T> Enum<TEnum>(string name, Expression<Func<T, TEnum>> key)
        where TEnum : struct, Enum => Add(name, key, new EnumCodec<TEnum>());

    /// <summary>A UUID in the order of its bytes.</summary>
    public SortSchemaBuilder<T> Id(string name, Expression<Func<T, Guid>> key) =>
        Add(name, key, new IdCodec());

    /// <summary>Ends the declaration.</summary>
    /// <param name="defaultOrder">The order of a list whose caller gives none.</param>
    public SortSchema<T> Build(string defaultOrder)
    {
        var schema = new SortSchema<T>(_keys, _unique, defaultOrder);
        return schema.Parse(defaultOrder).IsSuccess
            ? schema
            : throw new ArgumentException(
                $"'{defaultOrder}' is not an order of the declared fields.",
                nameof(defaultOrder)
            );
    }

    private SortSchemaBuilder<T> Add<TKey>(
        string name,
        Expression<Func<T, TKey>> key,
        PositionCodec<TKey> codec
    )
        where TKey : notnull
    {
        _keys.Add(name, new SortKey<T, TKey>(name, key, codec));
        return this;
    }
}
