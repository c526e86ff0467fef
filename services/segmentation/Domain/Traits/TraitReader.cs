using System.Linq.Expressions;

namespace Crm.Segmentation.Domain.Traits;

/// <summary>Compiles a trait for profiles in memory.</summary>
/// <remarks>
/// A lambda within a compiled lambda would be made a delegate by reflection whenever the outer one is called, which costs more than the
/// sums that it is for. They are compiled once, and get the period handed over.
/// </remarks>
internal static class TraitReader
{
    public static Func<Profile, TraitPeriod, TValue?> Compile<TValue>(
        Expression<Func<Profile, TraitPeriod, TValue?>> trait
    )
        where TValue : struct
    {
        var body = new InnerLambdas(trait.Parameters[1]).Visit(trait.Body);
        return trait.Update(body, trait.Parameters).Compile();
    }

    private static Func<TRow, TResult> Over<TRow, TResult>(
        Func<TRow, TraitPeriod, TResult> read,
        TraitPeriod period
    ) => row => read(row, period);

    private sealed class InnerLambdas(ParameterExpression period) : ExpressionVisitor
    {
        protected override Expression VisitLambda<TDelegate>(Expression<TDelegate> node)
        {
            var row = node.Parameters[0];
            var read = Expression.Lambda(Visit(node.Body), row, period).Compile();
            return Expression.Call(
                typeof(TraitReader),
                nameof(Over),
                [row.Type, node.ReturnType],
                Expression.Constant(read),
                period
            );
        }
    }
}
