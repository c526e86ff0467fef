using System.Linq.Expressions;

namespace Crm.Filtering;

internal sealed class ComparisonTest<TValue>(ExpressionType comparison, TValue operand)
    : ValueTest<TValue>
    where TValue : notnull
{
    private readonly Captured<TValue> _operand = new(operand);

    public override Expression Build(Expression value)
    {
        var compared = StoreExpression.Compare(comparison, value, _operand.Read);
        // Only these two would let in an empty text, which is a missing one.
        return comparison is ExpressionType.LessThan or ExpressionType.LessThanOrEqual
            ? StoreExpression.And(StoreExpression.NotEmpty(value), compared)
            : compared;
    }

    public override bool Passes(TValue value)
    {
        if (comparison == ExpressionType.Equal)
        {
            return EqualityComparer<TValue>.Default.Equals(value, _operand.Value);
        }
        var order = ValueOrder<TValue>.Comparer.Compare(value, _operand.Value);
        return comparison switch
        {
            ExpressionType.LessThan => order < 0,
            ExpressionType.LessThanOrEqual => order <= 0,
            ExpressionType.GreaterThan => order > 0,
            ExpressionType.GreaterThanOrEqual => order >= 0,
            _ => throw new InvalidOperationException($"{comparison} is not a comparison."),
        };
    }
}
