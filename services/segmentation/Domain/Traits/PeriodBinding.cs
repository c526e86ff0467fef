using System.Linq.Expressions;

namespace Crm.Segmentation.Domain.Traits;

/// <summary>Gives an expression its period, in the form of a captured variable: EF Core makes parameters of it, so that one query plan serves all days.</summary>
internal static class PeriodBinding
{
    public static Expression<Func<Profile, TValue?>> Bind<TValue>(
        Expression<Func<Profile, TraitPeriod, TValue?>> trait,
        TraitPeriod period
    )
        where TValue : struct
    {
        var captured = Expression.Field(
            Expression.Constant(new Captured(period)),
            nameof(Captured.Period)
        );
        var body = new Replacement(trait.Parameters[1], captured).Visit(trait.Body);
        return Expression.Lambda<Func<Profile, TValue?>>(body, trait.Parameters[0]);
    }

    private sealed class Captured(TraitPeriod period)
    {
        public readonly TraitPeriod Period = period;
    }

    private sealed class Replacement(ParameterExpression parameter, Expression argument)
        : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) =>
            node == parameter ? argument : base.VisitParameter(node);
    }
}
