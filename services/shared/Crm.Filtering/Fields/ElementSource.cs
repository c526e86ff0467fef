using System.Linq.Expressions;
using System.Reflection;

namespace Crm.Filtering;

/// <summary>The values of the elements of a list, of those that a condition selects: EXISTS in SQL.</summary>
internal sealed class ElementSource<T, TElement, TValue>(
    Expression<Func<T, IEnumerable<TElement>?>> elements,
    LambdaExpression value,
    Expression<Func<TElement, bool>>? where
) : ValueSource<T, TValue>
    where TValue : notnull
{
    private static readonly MethodInfo s_any = new Func<
        IEnumerable<TElement>,
        Func<TElement, bool>,
        bool
    >(Enumerable.Any).Method;

    private readonly ValueAccess<TElement, TValue> _value = new(value);
    private readonly Lazy<Func<T, object?>> _elements = new(() =>
        MemoryReader.Compile<T>(elements)
    );
    private readonly Lazy<Func<TElement, bool>> _where = new(() => where?.Compile() ?? (_ => true));

    public override bool IsRepeated => true;

    public override Expression Build(Expression item, ValueTest<TValue> test)
    {
        var element = Expression.Parameter(typeof(TElement), "element");
        var selected = where?.Apply(element) ?? StoreExpression.True;
        var condition = Expression.Lambda<Func<TElement, bool>>(
            StoreExpression.And(selected, _value.Build(element, test)),
            element
        );
        return Expression.Call(s_any, elements.Apply(item).WithoutWidening(), condition);
    }

    public override IEnumerable<TValue> Read(T item)
    {
        foreach (var element in _elements.Value(item) as IEnumerable<TElement> ?? [])
        {
            if (_where.Value(element) && _value.TryRead(element, out var present))
            {
                yield return present;
            }
        }
    }
}
