using System.Linq.Expressions;

namespace Crm.Filtering;

internal static class LambdaExtensions
{
    /// <summary>The body of a lambda with one parameter, applied to something else.</summary>
    public static Expression Apply(this LambdaExpression lambda, Expression argument) =>
        new Replacement(lambda.Parameters[0], argument).Visit(lambda.Body);

    /// <summary>The expression below conversions that the compiler added to reach a nullable or base type.</summary>
    public static Expression WithoutWidening(this Expression expression)
    {
        while (
            expression
                is UnaryExpression { NodeType: ExpressionType.Convert, Method: null } conversion
            && (
                Nullable.GetUnderlyingType(conversion.Type) == conversion.Operand.Type
                || (
                    !conversion.Operand.Type.IsValueType
                    && conversion.Type.IsAssignableFrom(conversion.Operand.Type)
                )
            )
        )
        {
            expression = conversion.Operand;
        }
        return expression;
    }

    private sealed class Replacement(ParameterExpression parameter, Expression argument)
        : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) =>
            node == parameter ? argument : base.VisitParameter(node);
    }
}
