using System.Linq.Expressions;

namespace Crm.Filtering;

/// <summary>Presence itself is asked by <see cref="ValueAccess{TItem, TValue}"/>, so every value passes.</summary>
internal sealed class PresentTest<TValue> : ValueTest<TValue>
    where TValue : notnull
{
    public override Expression Build(Expression value) => StoreExpression.NotEmpty(value);

    public override bool Passes(TValue value) => true;
}
