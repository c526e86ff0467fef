using System.Linq.Expressions;

namespace Crm.Filtering;

internal sealed class PrefixTest(string prefix) : ValueTest<string>
{
    private readonly Captured<string> _first = new(prefix);
    private readonly string? _end = PrefixRange.UpperBound(prefix);

    public override Expression Build(Expression value)
    {
        var fromFirst = StoreExpression.Compare(
            ExpressionType.GreaterThanOrEqual,
            value,
            _first.Read
        );
        return _end is null
            ? fromFirst
            : StoreExpression.And(
                fromFirst,
                StoreExpression.Compare(
                    ExpressionType.LessThan,
                    value,
                    new Captured<string>(_end).Read
                )
            );
    }

    public override bool Passes(string value) =>
        value.StartsWith(_first.Value, StringComparison.Ordinal);
}
