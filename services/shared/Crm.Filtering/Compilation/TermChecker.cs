using System.Linq.Expressions;

namespace Crm.Filtering;

/// <summary>Checks one comparison against the type of its field.</summary>
internal sealed class TermChecker<TValue>(FieldType<TValue> type, ICollection<FilterError> errors)
    where TValue : notnull
{
    public ValueTest<TValue>? Check(TermNode term)
    {
        var isOrder =
            term.Operator
            is not (FilterOperator.Equal or FilterOperator.NotEqual or FilterOperator.Has);
        if (isOrder && !type.IsOrdered)
        {
            return Fail(
                term.Span,
                FilterErrorCode.OperatorNotSupported,
                $"'{term.Path}' has no order; use '=', '!=' or ':' instead of '{term.Operator.Symbol()}'."
            );
        }
        if (term.Literal.Kind == FilterLiteralKind.Any)
        {
            return type.Present();
        }
        var reading = type.Read(term.Literal.Text);
        if (reading.Code is not null)
        {
            return Fail(term.Literal.Span, reading.Code, Reason(term, reading));
        }
        if (term.Literal.Kind == FilterLiteralKind.Value)
        {
            return type.Compare(Comparison(term.Operator), reading.Value!);
        }
        return type.StartsWith(reading.Value!)
            ?? Fail(
                term.Literal.Span,
                FilterErrorCode.OperatorNotSupported,
                $"A trailing '*' is offered for texts only; '{term.Path}' must be {type.Expected}."
            );
    }

    private ValueTest<TValue>? Fail(FilterSpan span, string code, string message)
    {
        errors.Add(span.Error(code, message));
        return null;
    }

    private string Reason(TermNode term, LiteralReading<TValue> reading) =>
        reading.Reason is null
            ? $"'{term.Path}' must be {type.Expected}; '{Excerpt.Of(term.Literal.Text)}' is not."
            : $"'{Excerpt.Of(term.Literal.Text)}' is no value for '{term.Path}': {reading.Reason}.";

    /// <summary>Not-equal is the negation of equal, and has is equality with any element.</summary>
    private static ExpressionType Comparison(FilterOperator comparison) =>
        comparison switch
        {
            FilterOperator.Less => ExpressionType.LessThan,
            FilterOperator.LessOrEqual => ExpressionType.LessThanOrEqual,
            FilterOperator.Greater => ExpressionType.GreaterThan,
            FilterOperator.GreaterOrEqual => ExpressionType.GreaterThanOrEqual,
            _ => ExpressionType.Equal,
        };
}
