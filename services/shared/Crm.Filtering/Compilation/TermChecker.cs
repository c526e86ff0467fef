using System.Linq.Expressions;

namespace Crm.Filtering;

/// <summary>Checks one comparison against the type of its field.</summary>
internal sealed class TermChecker<TValue>(FieldType<TValue> type, ICollection<FilterError> errors)
    where TValue : notnull
{
    public ValueTest<TValue>? Check(TermNode term)
    {
        if (Unsupported(term) is { } unsupported)
        {
            return Fail(unsupported);
        }
        if (term.Literal.Kind == FilterLiteralKind.Any)
        {
            return type.Present();
        }
        var reading = type.Read(term.Literal.Text);
        if (reading.Code is not null)
        {
            return Fail(term.Literal.Span.Error(reading.Code, Reason(term, reading)));
        }
        return term.Literal.Kind == FilterLiteralKind.Prefix
            ? type.StartsWith(reading.Value!)
            : type.Compare(Comparison(term.Operator), reading.Value!);
    }

    private FilterError? Unsupported(TermNode term)
    {
        var isOrder =
            term.Operator
            is not (FilterOperator.Equal or FilterOperator.NotEqual or FilterOperator.Has);
        if (isOrder && !type.IsOrdered)
        {
            return term.Span.Error(
                FilterErrorCode.OperatorNotSupported,
                $"'{term.Path}' has no order; use '=', '!=' or ':' instead of '{term.Operator.Symbol()}'."
            );
        }
        return term.Literal.Kind == FilterLiteralKind.Prefix && !type.HasPrefixes
            ? term.Literal.Span.Error(
                FilterErrorCode.OperatorNotSupported,
                $"A trailing '*' is offered for texts only; '{term.Path}' must be {type.Expected}."
            )
            : null;
    }

    private ValueTest<TValue>? Fail(FilterError error)
    {
        errors.Add(error);
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
