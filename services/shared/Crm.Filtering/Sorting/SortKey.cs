using System.Linq.Expressions;

namespace Crm.Filtering;

/// <summary>A field to order by.</summary>
internal abstract class SortKey<T>(string name)
{
    public string Name => name;

    public abstract IOrderedQueryable<T> First(IQueryable<T> items, bool isDescending);

    public abstract IOrderedQueryable<T> Then(IOrderedQueryable<T> items, bool isDescending);

    /// <summary>The key of an item, in a query.</summary>
    public abstract Expression Of(Expression item);

    /// <summary>The key at a position, as a parameter of the query.</summary>
    public abstract Expression At(object key);

    public abstract int Compare(T left, T right);

    public abstract object Read(T item);

    public abstract void Write(PositionWriter writer, object key);

    public abstract bool TryRead(PositionReader reader, out object? key);
}

internal sealed class SortKey<T, TKey>(
    string name,
    Expression<Func<T, TKey>> accessor,
    PositionCodec<TKey> codec
) : SortKey<T>(name)
    where TKey : notnull
{
    private readonly Lazy<Func<T, TKey>> _read = new(accessor.Compile);

    public override IOrderedQueryable<T> First(IQueryable<T> items, bool isDescending) =>
        isDescending ? items.OrderByDescending(accessor) : items.OrderBy(accessor);

    public override IOrderedQueryable<T> Then(IOrderedQueryable<T> items, bool isDescending) =>
        isDescending ? items.ThenByDescending(accessor) : items.ThenBy(accessor);

    public override Expression Of(Expression item) => accessor.Apply(item);

    public override Expression At(object key) => new Captured<TKey>((TKey)key).Read;

    public override int Compare(T left, T right) =>
        ValueOrder<TKey>.Comparer.Compare(_read.Value(left), _read.Value(right));

    public override object Read(T item) =>
        _read.Value(item)
        ?? throw new InvalidOperationException(
            $"The key '{Name}' is null; a list cannot be ordered by it."
        );

    public override void Write(PositionWriter writer, object key)
    {
        writer.Byte(codec.Tag);
        codec.Write(writer, (TKey)key);
    }

    public override bool TryRead(PositionReader reader, out object? key)
    {
        key = null;
        if (
            !reader.TryByte(out var tag)
            || tag != codec.Tag
            || !codec.TryRead(reader, out var value)
        )
        {
            return false;
        }
        key = value;
        return true;
    }
}
