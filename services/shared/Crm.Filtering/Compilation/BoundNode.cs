using System.Linq.Expressions;

namespace Crm.Filtering;

/// <summary>A node whose fields are known: makes the expression for the store and evaluates in memory.</summary>
internal abstract class BoundNode<T>(FilterNode syntax)
{
    public abstract Expression Build(Expression item);

    public abstract bool Matches(T item);

    public abstract FilterExplanation Explain(T item);

    protected FilterExplanation Explanation(
        bool result,
        IReadOnlyList<object> values,
        params IReadOnlyList<FilterExplanation> operands
    ) => new(syntax.ToString(), syntax.Span, result, values, operands);
}

internal sealed class BoundAnd<T>(FilterNode syntax, IReadOnlyList<BoundNode<T>> operands)
    : BoundNode<T>(syntax)
{
    public override Expression Build(Expression item) =>
        operands
            .Select(operand => operand.Build(item))
            .Aggregate(StoreExpression.True, StoreExpression.And);

    public override bool Matches(T item) => operands.All(operand => operand.Matches(item));

    public override FilterExplanation Explain(T item) =>
        Explanation(Matches(item), [], [.. operands.Select(operand => operand.Explain(item))]);
}

internal sealed class BoundOr<T>(FilterNode syntax, IReadOnlyList<BoundNode<T>> operands)
    : BoundNode<T>(syntax)
{
    public override Expression Build(Expression item) =>
        operands.Select(operand => operand.Build(item)).Aggregate(Expression.OrElse);

    public override bool Matches(T item) => operands.Any(operand => operand.Matches(item));

    public override FilterExplanation Explain(T item) =>
        Explanation(Matches(item), [], [.. operands.Select(operand => operand.Explain(item))]);
}

internal sealed class BoundNot<T>(FilterNode syntax, BoundNode<T> operand) : BoundNode<T>(syntax)
{
    public override Expression Build(Expression item) => Expression.Not(operand.Build(item));

    public override bool Matches(T item) => !operand.Matches(item);

    public override FilterExplanation Explain(T item) =>
        Explanation(Matches(item), [], operand.Explain(item));
}

internal sealed class BoundTerm<T, TValue>(
    TermNode term,
    ValueSource<T, TValue> source,
    ValueTest<TValue> test,
    Func<TValue, object> show,
    bool isNegated
) : BoundNode<T>(term)
    where TValue : notnull
{
    public override Expression Build(Expression item) =>
        isNegated ? Expression.Not(source.Build(item, test)) : source.Build(item, test);

    public override bool Matches(T item) => source.Passes(item, test) != isNegated;

    public override FilterExplanation Explain(T item) =>
        Explanation(Matches(item), [.. source.Read(item).Select(show)]);
}
