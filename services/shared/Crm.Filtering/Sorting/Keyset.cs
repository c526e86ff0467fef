using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;

namespace Crm.Filtering;

/// <summary>
/// A total order of a list, and how to go on from a position in it. Unlike an offset, a position costs the same on every
/// page and neither skips nor repeats an item when others come and go.
/// </summary>
/// <typeparam name="T">The listed type.</typeparam>
public sealed class Keyset<T> : IComparer<T>
{
    private readonly IReadOnlyList<SortPart<T>> _parts;

    internal Keyset(IReadOnlyList<SortPart<T>> parts) => _parts = parts;

    /// <summary>Orders a query, and leaves out everything up to a position when one is given.</summary>
    public IOrderedQueryable<T> Apply(IQueryable<T> items, KeysetPosition? after = null)
    {
        var rest = after is null ? items : items.Where(After(after));
        var ordered = _parts[0].Key.First(rest, _parts[0].IsDescending);
        return _parts
            .Skip(1)
            .Aggregate(ordered, (query, part) => part.Key.Then(query, part.IsDescending));
    }

    /// <summary>The items behind a position.</summary>
    public Expression<Func<T, bool>> After(KeysetPosition position)
    {
        if (position.Keys.Count != _parts.Count)
        {
            throw new ArgumentException("The position belongs to another order.", nameof(position));
        }
        var item = Expression.Parameter(typeof(T), "item");
        return Expression.Lambda<Func<T, bool>>(After(item, position, index: 0), item);
    }

    /// <summary>Where an item stands.</summary>
    public KeysetPosition PositionOf(T item) =>
        new([.. _parts.Select(part => part.Key.Read(item))]);

    /// <summary>The bytes of a position. They are neither secret nor signed: that is up to the page token.</summary>
    public ReadOnlyMemory<byte> Write(KeysetPosition position)
    {
        var writer = new PositionWriter();
        foreach (var (part, key) in _parts.Zip(position.Keys))
        {
            part.Key.Write(writer, key);
        }
        return writer.Written;
    }

    /// <summary>Reads the bytes of a position of this order; false when they are damaged or of another order.</summary>
    public bool TryRead(
        ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out KeysetPosition? position
    )
    {
        position = null;
        var reader = new PositionReader(bytes);
        var keys = new List<object>(_parts.Count);
        foreach (var part in _parts)
        {
            if (!part.Key.TryRead(reader, out var key) || key is null)
            {
                return false;
            }
            keys.Add(key);
        }
        position = reader.AtEnd ? new KeysetPosition(keys) : null;
        return position is not null;
    }

    /// <summary>The same order for loaded items.</summary>
    public int Compare(T? x, T? y)
    {
        foreach (var part in _parts)
        {
            var order = part.Key.Compare(x!, y!);
            if (order != 0)
            {
                return part.IsDescending ? -order : order;
            }
        }
        return 0;
    }

    /// <summary>The canonical text, such as <c>displayName desc,id desc</c>; binds a page token to its order.</summary>
    public override string ToString() => string.Join(',', _parts);

    /// <summary>
    /// <c>a &gt;= p AND (a &gt; p OR rest)</c> is the same as <c>a &gt; p OR (a = p AND rest)</c>, but starts with a
    /// condition that is a range on the index.
    /// </summary>
    private Expression After(ParameterExpression item, KeysetPosition position, int index)
    {
        var (key, isDescending) = _parts[index];
        var (here, there) = (key.Of(item), key.At(position.Keys[index]));
        var beyond = isDescending ? ExpressionType.LessThan : ExpressionType.GreaterThan;
        if (index == _parts.Count - 1)
        {
            return StoreExpression.Compare(beyond, here, there);
        }
        var notBefore = isDescending
            ? ExpressionType.LessThanOrEqual
            : ExpressionType.GreaterThanOrEqual;
        return Expression.AndAlso(
            StoreExpression.Compare(notBefore, here, there),
            Expression.OrElse(
                StoreExpression.Compare(beyond, here, there),
                After(item, position, index + 1)
            )
        );
    }
}
