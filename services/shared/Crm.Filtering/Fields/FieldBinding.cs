using System.Linq.Expressions;

namespace Crm.Filtering;

/// <summary>A field of <typeparamref name="T"/>: what its values are and where they come from.</summary>
/// <typeparam name="T">The filtered type.</typeparam>
public abstract class FieldBinding<T>
{
    private protected FieldBinding() { }

    /// <summary>What the values are.</summary>
    public abstract FieldKind Kind { get; }

    /// <summary>Whether a comparison asks for any of several values.</summary>
    public abstract bool IsRepeated { get; }

    /// <summary>One text.</summary>
    public static FieldBinding<T> Scalar(
        FieldType<string> type,
        Expression<Func<T, string?>> value
    ) => new FieldBinding<T, string>(type, new ScalarSource<T, string>(value));

    /// <summary>One value of another type, nullable or not.</summary>
    public static FieldBinding<T> Scalar<TValue>(
        FieldType<TValue> type,
        Expression<Func<T, TValue?>> value
    )
        where TValue : struct =>
        new FieldBinding<T, TValue>(type, new ScalarSource<T, TValue>(value));

    /// <summary>The texts of the elements of a list, of those that <paramref name="where"/> selects.</summary>
    public static FieldBinding<T> List<TElement>(
        FieldType<string> type,
        Expression<Func<T, IEnumerable<TElement>?>> elements,
        Expression<Func<TElement, string?>> value,
        Expression<Func<TElement, bool>>? where = null
    ) =>
        new FieldBinding<T, string>(
            type,
            new ElementSource<T, TElement, string>(elements, value, where)
        );

    /// <summary>The values of the elements of a list, of those that <paramref name="where"/> selects.</summary>
    public static FieldBinding<T> List<TElement, TValue>(
        FieldType<TValue> type,
        Expression<Func<T, IEnumerable<TElement>?>> elements,
        Expression<Func<TElement, TValue?>> value,
        Expression<Func<TElement, bool>>? where = null
    )
        where TValue : struct =>
        new FieldBinding<T, TValue>(
            type,
            new ElementSource<T, TElement, TValue>(elements, value, where)
        );

    internal abstract BoundNode<T>? Bind(TermNode term, ICollection<FilterError> errors);
}

internal sealed class FieldBinding<T, TValue>(FieldType<TValue> type, ValueSource<T, TValue> source)
    : FieldBinding<T>
    where TValue : notnull
{
    public override FieldKind Kind => type.Kind;

    public override bool IsRepeated => source.IsRepeated;

    internal override BoundNode<T>? Bind(TermNode term, ICollection<FilterError> errors)
    {
        var test = new TermChecker<TValue>(type, errors).Check(term);
        return test is null
            ? null
            : new BoundTerm<T, TValue>(
                term,
                source,
                test,
                type.Show,
                isNegated: term.Operator == FilterOperator.NotEqual
            );
    }
}
