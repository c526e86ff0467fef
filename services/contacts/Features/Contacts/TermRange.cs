using Crm.Contacts.Domain;
using Crm.Filtering;

namespace Crm.Contacts.Features.Contacts;

internal static class TermRange
{
    /// <summary>The terms that begin with a word, as a range of the index.</summary>
    public static IQueryable<ContactTerm> BeginningWith(
        this IQueryable<ContactTerm> terms,
        string word
    )
    {
        var end = PrefixRange.UpperBound(word);
        return terms.Where(term =>
            string.Compare(term.Term, word) >= 0 && string.Compare(term.Term, end) < 0
        );
    }
}
