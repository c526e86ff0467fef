using Crm.Filtering;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Search;

/// <summary>
/// Reads a term index from the beginning of the first word on, in the order of the terms, and asks of each owner whether it has the other
/// words, too. One query reads as many entries as a page needs, however many there are.
/// </summary>
public sealed class TermSearch(ListReader lists)
{
    /// <summary>Reads a page of what is found.</summary>
    /// <param name="terms">The term index of the tenant.</param>
    /// <param name="owners">What its terms lead to.</param>
    /// <param name="words">At least one word, the one that fewest terms begin with first.</param>
    /// <param name="query">The page; what was searched for stands in it as the filter, to which page tokens are bound.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>A page, or PAGE_TOKEN_INVALID.</returns>
    public async Task<Result<Page<TOwner>>> ReadAsync<TTerm, TOwner>(
        IQueryable<TTerm> terms,
        IQueryable<TOwner> owners,
        IReadOnlyList<string> words,
        ListQuery query,
        CancellationToken cancellationToken
    )
        where TTerm : class, ISearchTerm
        where TOwner : class, IIdentified
    {
        var page = await lists.ReadAsync(
            Find(terms, owners, words),
            query,
            SearchHit<TOwner>.Order,
            cancellationToken: cancellationToken
        );
        return page.Error is { } error
            ? error
            : new Page<TOwner>(
                [.. page.Value.Items.Select(hit => hit.Owner)],
                page.Value.NextPageToken
            );
    }

    /// <summary>The owners that have all words, each at the first of its terms that begins with the first word.</summary>
    public static IQueryable<SearchHit<TOwner>> Find<TTerm, TOwner>(
        IQueryable<TTerm> terms,
        IQueryable<TOwner> owners,
        IReadOnlyList<string> words
    )
        where TTerm : class, ISearchTerm
        where TOwner : class, IIdentified
    {
        var first = BeginningWith(terms, words[0]);
        var matches = first.Where(term =>
            !first.Any(other =>
                other.OwnerId == term.OwnerId && string.Compare(other.Term, term.Term) < 0
            )
        );
        foreach (var word in words.Skip(1))
        {
            var others = BeginningWith(terms, word);
            matches = matches.Where(term => others.Any(other => other.OwnerId == term.OwnerId));
        }
        return matches
            .Join(
                owners,
                term => term.OwnerId,
                owner => owner.Id,
                (term, owner) =>
                    new SearchHit<TOwner>
                    {
                        Term = term.Term,
                        OwnerId = term.OwnerId,
                        Owner = owner,
                    }
            )
            .AsNoTracking()
            .ByKey();
    }

    private static IQueryable<TTerm> BeginningWith<TTerm>(IQueryable<TTerm> terms, string word)
        where TTerm : class, ISearchTerm
    {
        var end = PrefixRange.UpperBound(word);
        return terms.Where(term =>
            string.Compare(term.Term, word) >= 0 && string.Compare(term.Term, end) < 0
        );
    }
}
