using System.Linq.Expressions;

namespace Crm.Filtering;

/// <summary>
/// Turns an accessor written for the store into a function over loaded objects. SQL gives null when an optional part
/// such as <c>x.PrimaryAddress</c> is missing; plain C# would throw, so every step of the path is guarded.
/// </summary>
internal static class MemoryReader
{
    public static Func<TItem, object?> Compile<TItem>(LambdaExpression accessor)
    {
        var missing = Expression.Constant(null, typeof(object));
        Expression body = Expression.Convert(accessor.Body, typeof(object));
        foreach (var step in OptionalSteps(accessor.Body))
        {
            body = Expression.Condition(Expression.ReferenceEqual(step, missing), missing, body);
        }
        return Expression.Lambda<Func<TItem, object?>>(body, accessor.Parameters).Compile();
    }

    /// <summary>The references between the item and the value, the last first.</summary>
    public static IEnumerable<Expression> OptionalSteps(Expression body)
    {
        for (var step = Owner(body); step is not null; step = Owner(step))
        {
            if (!step.Type.IsValueType && step is MemberExpression)
            {
                yield return step;
            }
        }
    }

    private static Expression? Owner(Expression expression) =>
        expression switch
        {
            MemberExpression member => member.Expression,
            UnaryExpression { NodeType: ExpressionType.Convert } conversion => conversion.Operand,
            _ => null,
        };
}
