using System.Linq.Expressions;
using System.Reflection;

namespace Crm.Filtering;

/// <summary>The few shapes of expressions that EF Core translates alike on SQLite, PostgreSQL and SQL Server.</summary>
internal static class StoreExpression
{
    private static readonly MethodInfo s_compareText = typeof(string).GetMethod(
        nameof(string.Compare),
        [typeof(string), typeof(string)]
    )!;

    public static Expression True { get; } = Expression.Constant(true);

    public static Expression And(Expression left, Expression right) =>
        left == True ? right
        : right == True ? left
        : Expression.AndAlso(left, right);

    /// <summary>True for every type but text, whose empty value counts as missing.</summary>
    public static Expression NotEmpty(Expression value) =>
        value.Type == typeof(string) ? Expression.NotEqual(value, Expression.Constant("")) : True;

    public static Expression Compare(ExpressionType comparison, Expression left, Expression right)
    {
        if (comparison == ExpressionType.Equal)
        {
            return Expression.Equal(left, right);
        }
        if (left.Type == typeof(string))
        {
            // EF Core writes this as a plain comparison of the two columns, in the column's collation.
            return Expression.MakeBinary(
                comparison,
                Expression.Call(s_compareText, left, right),
                Expression.Constant(0)
            );
        }
        if (left.Type == typeof(bool))
        {
            return CompareBoolean(comparison, left, right);
        }
        if (left.Type.IsEnum)
        {
            var number = Enum.GetUnderlyingType(left.Type);
            return Expression.MakeBinary(
                comparison,
                Expression.Convert(left, number),
                Expression.Convert(right, number)
            );
        }
        return Expression.MakeBinary(comparison, left, right);
    }

    /// <summary>Booleans have no order operators in C#; false comes before true in every store.</summary>
    private static BinaryExpression CompareBoolean(
        ExpressionType comparison,
        Expression left,
        Expression right
    ) =>
        comparison switch
        {
            ExpressionType.GreaterThan => Expression.AndAlso(left, Expression.Not(right)),
            ExpressionType.GreaterThanOrEqual => Expression.OrElse(left, Expression.Not(right)),
            ExpressionType.LessThan => Expression.AndAlso(Expression.Not(left), right),
            ExpressionType.LessThanOrEqual => Expression.OrElse(Expression.Not(left), right),
            _ => throw new InvalidOperationException($"{comparison} is not a comparison."),
        };
}
