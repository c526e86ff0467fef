using Crm.Contacts.Domain;
using Crm.Filtering;

namespace Crm.Contacts.Features.Contacts;

/// <summary>Asks the term index.</summary>
internal static class TermRange
{
    /// <summary>The first term of each contact that begins with the first word, of contacts that have the other words, too.</summary>
    public static IQueryable<ContactTerm> Matching(
        IQueryable<ContactTerm> terms,
        IReadOnlyList<string> words
    )
    {
        var first = terms.BeginningWith(words[0]);
        // A contact with several terms of that beginning appears at the first of them.
        var matches = first.Where(term =>
            !first.Any(other =>
                other.ContactId == term.ContactId && string.Compare(other.Term, term.Term) < 0
            )
        );
        foreach (var word in words.Skip(1))
        {
            var others = terms.BeginningWith(word);
            matches = matches.Where(term => others.Any(other => other.ContactId == term.ContactId));
        }
        return matches;
    }

    private static IQueryable<ContactTerm> BeginningWith(
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
