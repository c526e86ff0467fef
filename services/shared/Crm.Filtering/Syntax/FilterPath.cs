namespace Crm.Filtering;

/// <summary>The name of a field, such as <c>primaryAddress.country</c> or <c>customFields."vip level"</c>.</summary>
public sealed class FilterPath
{
    private readonly string _text;

    internal FilterPath(IReadOnlyList<string> segments, FilterSpan span)
    {
        Segments = segments;
        Span = span;
        _text = CanonicalText.Of(segments);
    }

    /// <summary>The names between the dots, without quotes.</summary>
    public IReadOnlyList<string> Segments { get; }

    /// <summary>Where the path stands in the source.</summary>
    public FilterSpan Span { get; }

    /// <summary>The canonical text: a segment is quoted only when it must be.</summary>
    public override string ToString() => _text;
}
