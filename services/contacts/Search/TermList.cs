namespace Crm.Contacts.Search;

/// <summary>Which terms stay when a contact has more than there is room for.</summary>
internal enum TermRank
{
    Name,
    Key,
    Part,
}

/// <summary>Collects terms, each once, and keeps the best.</summary>
internal sealed class TermList
{
    private readonly Dictionary<string, TermRank> _terms = new(StringComparer.Ordinal);

    public void Add(TermRank rank, string term)
    {
        if (term.Length == 0)
            return;
        var key = SearchTerms.Shorten(term);
        if (!_terms.TryGetValue(key, out var known) || rank < known)
            _terms[key] = rank;
    }

    public IReadOnlyList<string> Best(int most) =>
        _terms.Count <= most
            ? [.. _terms.Keys]
            : [.. _terms.OrderBy(term => term.Value).Take(most).Select(term => term.Key)];
}
