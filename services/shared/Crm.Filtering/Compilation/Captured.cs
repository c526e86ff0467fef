using System.Linq.Expressions;

namespace Crm.Filtering;

/// <summary>
/// A literal as the compiler captures a local variable: EF Core sees a member of a constant and makes a parameter, so
/// that one query plan serves all values and no value is ever part of the SQL text.
/// </summary>
internal sealed class Captured<TValue>(TValue value)
{
    public TValue Value { get; } = value;

    public Expression Read => Expression.Property(Expression.Constant(this), nameof(Value));
}
