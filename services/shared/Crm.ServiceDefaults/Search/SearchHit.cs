using Crm.Filtering;

namespace Crm.ServiceDefaults.Search;

/// <summary>Something that was found, and where in the term index.</summary>
public sealed class SearchHit<TOwner>
{
    internal static readonly SortSchema<SearchHit<TOwner>> Order = SortSchema<SearchHit<TOwner>>
        .Create("id", hit => hit.OwnerId)
        .Text("term", hit => hit.Term)
        .Build("term");

    /// <summary>The term that the query led to.</summary>
    public required string Term { get; init; }

    /// <summary>The id of what was found.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>What was found.</summary>
    public required TOwner Owner { get; init; }
}
