using System.Linq.Expressions;

namespace Crm.Filtering;

/// <summary>Where the values of a field come from: one of the item, or one of each element.</summary>
internal abstract class ValueSource<T, TValue>
    where TValue : notnull
{
    public abstract bool IsRepeated { get; }

    /// <summary>Whether any value passes the test, as an expression.</summary>
    public abstract Expression Build(Expression item, ValueTest<TValue> test);

    /// <summary>The values that are present.</summary>
    public abstract IEnumerable<TValue> Read(T item);

    public virtual bool Passes(T item, ValueTest<TValue> test) => Read(item).Any(test.Passes);
}

internal sealed class ScalarSource<T, TValue>(LambdaExpression value) : ValueSource<T, TValue>
    where TValue : notnull
{
    private readonly ValueAccess<T, TValue> _value = new(value);

    public override bool IsRepeated => false;

    public override Expression Build(Expression item, ValueTest<TValue> test) =>
        _value.Build(item, test);

    public override IEnumerable<TValue> Read(T item) =>
        _value.TryRead(item, out var present) ? [present] : [];

    public override bool Passes(T item, ValueTest<TValue> test) =>
        _value.TryRead(item, out var present) && test.Passes(present);
}
