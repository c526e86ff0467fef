namespace Crm.ServiceDefaults.Search;

/// <summary>A row of a term index: a word by whose beginning search finds something.</summary>
public interface ISearchTerm
{
    /// <summary>The id of what it leads to.</summary>
    Guid OwnerId { get; }

    /// <summary>The word, folded as queries are.</summary>
    string Term { get; }
}
