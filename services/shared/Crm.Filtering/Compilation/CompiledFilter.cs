using System.Linq.Expressions;

namespace Crm.Filtering;

/// <summary>A checked filter. Immutable; safe to keep and to share between threads.</summary>
/// <typeparam name="T">The filtered type.</typeparam>
public sealed class CompiledFilter<T>
{
    private readonly BoundNode<T> _root;
    private readonly Lazy<Expression<Func<T, bool>>> _predicate;

    internal CompiledFilter(
        FilterNode syntax,
        BoundNode<T> root,
        IReadOnlySet<string> fields,
        int terms
    )
    {
        Syntax = syntax;
        Fields = fields;
        Terms = terms;
        Matches = root.Matches;
        _root = root;
        _predicate = new(BuildPredicate);
    }

    /// <summary>The parsed filter; its text is canonical, so equal filters have equal texts.</summary>
    public FilterNode Syntax { get; }

    /// <summary>The filter for a query; literals become parameters.</summary>
    public Expression<Func<T, bool>> Predicate => _predicate.Value;

    /// <summary>The filter for a loaded object; the same answer as the query's.</summary>
    public Func<T, bool> Matches { get; }

    /// <summary>The canonical paths of the fields that are read.</summary>
    public IReadOnlySet<string> Fields { get; }

    /// <summary>The number of comparisons; 0 for the empty filter.</summary>
    public int Terms { get; }

    /// <summary>Why an item passes or not.</summary>
    public FilterExplanation Explain(T item) => _root.Explain(item);

    private Expression<Func<T, bool>> BuildPredicate()
    {
        var item = Expression.Parameter(typeof(T), "item");
        return Expression.Lambda<Func<T, bool>>(_root.Build(item), item);
    }
}
