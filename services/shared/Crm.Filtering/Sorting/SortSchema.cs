using System.Linq.Expressions;

namespace Crm.Filtering;

/// <summary>The fields by which <typeparamref name="T"/> can be ordered. Build once, keep in a static field.</summary>
/// <typeparam name="T">The listed type.</typeparam>
public sealed class SortSchema<T>
{
    private readonly IReadOnlyDictionary<string, SortKey<T>> _keys;
    private readonly SortKey<T> _unique;
    private readonly string _default;

    internal SortSchema(
        IReadOnlyDictionary<string, SortKey<T>> keys,
        SortKey<T> unique,
        string defaultOrder
    )
    {
        _keys = keys;
        _unique = unique;
        _default = defaultOrder;
        Fields = [.. keys.Keys];
    }

    /// <summary>The names of the declared fields, the unique key first.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>Starts a declaration.</summary>
    /// <param name="uniqueName">The name of the unique key, which can be sorted by as well.</param>
    /// <param name="uniqueKey">The unique key, which ends every order in the direction of the field before it.</param>
    public static SortSchemaBuilder<T> Create(
        string uniqueName,
        Expression<Func<T, Guid>> uniqueKey
    ) => new(uniqueName, uniqueKey);

    /// <summary>Parses an order such as <c>displayName desc, createTime</c>; a blank one gives the default.</summary>
    public FilterResult<Keyset<T>> Parse(string? text) =>
        new SortParser<T>(_keys, _unique).Parse(string.IsNullOrWhiteSpace(text) ? _default : text);
}
