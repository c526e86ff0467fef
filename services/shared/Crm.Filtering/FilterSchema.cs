namespace Crm.Filtering;

/// <summary>The fields of <typeparamref name="T"/> that filters may name. Build once, keep in a static field.</summary>
/// <typeparam name="T">The filtered type.</typeparam>
public sealed class FilterSchema<T>
{
    private readonly IReadOnlyDictionary<string, FieldBinding<T>> _fields;
    private readonly IReadOnlySet<string> _roots;

    internal FilterSchema(
        IReadOnlyDictionary<string, FieldBinding<T>> fields,
        IReadOnlySet<string> roots
    )
    {
        _fields = fields;
        _roots = roots;
        Fields =
        [
            .. fields.Select(field => new FieldDescription(
                field.Key,
                field.Value.Kind,
                field.Value.IsRepeated
            )),
        ];
    }

    /// <summary>The declared fields, without those of resolvers.</summary>
    public IReadOnlyList<FieldDescription> Fields { get; }

    /// <summary>Starts a declaration.</summary>
    public static FilterSchemaBuilder<T> Create() => new();

    /// <summary>Parses and checks a filter; a null or blank text gives the filter that everything passes.</summary>
    /// <param name="text">The filter as the client wrote it.</param>
    /// <param name="limits">What it may ask for; <see cref="FilterLimits.Default"/> when absent.</param>
    /// <param name="resolver">Supplies the fields of dynamic roots; without one they are unknown.</param>
    public FilterResult<CompiledFilter<T>> Compile(
        string? text,
        FilterLimits? limits = null,
        IFieldResolver<T>? resolver = null
    )
    {
        var parsed = FilterParser.Parse(text, limits);
        return parsed.IsSuccess
            ? Compile(parsed.Value, resolver)
            : FilterResult<CompiledFilter<T>>.Failure(parsed.Errors);
    }

    /// <summary>Checks a filter that was parsed before.</summary>
    public FilterResult<CompiledFilter<T>> Compile(
        FilterNode filter,
        IFieldResolver<T>? resolver = null
    ) => new FilterBinder<T>(this, resolver).Bind(filter);

    internal FieldBinding<T>? Find(FilterPath path, IFieldResolver<T>? resolver)
    {
        if (_fields.TryGetValue(path.ToString(), out var declared))
        {
            return declared;
        }
        return path.Segments is [var root, var name] && _roots.Contains(root)
            ? resolver?.Resolve(root, name)
            : null;
    }

    internal IEnumerable<string> KnownNames(IFieldResolver<T>? resolver)
    {
        var dynamic = resolver is null
            ? []
            : _roots.SelectMany(root =>
                resolver.Names(root).Select(name => CanonicalText.Of([root, name]))
            );
        return _fields.Keys.Concat(dynamic);
    }
}
