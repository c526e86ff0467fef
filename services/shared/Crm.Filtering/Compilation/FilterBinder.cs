namespace Crm.Filtering;

/// <summary>Binds the terms of a filter to declared fields, and collects every error on the way.</summary>
internal sealed class FilterBinder<T>(FilterSchema<T> schema, IFieldResolver<T>? resolver)
{
    private readonly List<FilterError> _errors = [];
    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);
    private int _terms;

    public FilterResult<CompiledFilter<T>> Bind(FilterNode syntax)
    {
        var root = Node(syntax);
        return root is null || _errors.Count > 0
            ? FilterResult<CompiledFilter<T>>.Failure(_errors)
            : FilterResult<CompiledFilter<T>>.Success(
                new CompiledFilter<T>(syntax, root, _fields, _terms)
            );
    }

    private BoundNode<T>? Node(FilterNode syntax) =>
        syntax switch
        {
            AndNode and => Nodes(and.Operands) is { } operands
                ? new BoundAnd<T>(and, operands)
                : null,
            OrNode or => Nodes(or.Operands) is { } operands ? new BoundOr<T>(or, operands) : null,
            NotNode not => Node(not.Operand) is { } operand ? new BoundNot<T>(not, operand) : null,
            TermNode term => Term(term),
            _ => throw new InvalidOperationException($"Unknown node {syntax.GetType()}."),
        };

    private List<BoundNode<T>>? Nodes(IReadOnlyList<FilterNode> operands)
    {
        // All of them first: a client should see every error at once.
        var bound = operands.Select(Node).ToList();
        return
            bound.OfType<BoundNode<T>>().ToList() is var complete && complete.Count == bound.Count
            ? complete
            : null;
    }

    private BoundNode<T>? Term(TermNode term)
    {
        if (schema.Find(term.Path, resolver) is not { } field)
        {
            var message =
                $"Unknown field '{Excerpt.Of(term.Path)}'."
                + NearestNames.Sentence(term.Path.ToString(), schema.KnownNames(resolver));
            _errors.Add(term.Path.Span.Error(FilterErrorCode.UnknownField, message));
            return null;
        }
        _fields.Add(term.Path.ToString());
        _terms++;
        return field.Bind(term, _errors);
    }
}
