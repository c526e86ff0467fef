using Crm.Filtering;
using Crm.Tickets.Domain;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Asks the term index.</summary>
internal static class TermRange
{
    /// <summary>The first term of each ticket that begins with the first word, of tickets that have the other words, too.</summary>
    public static IQueryable<TicketTerm> Matching(
        IQueryable<TicketTerm> terms,
        IReadOnlyList<string> words
    )
    {
        var first = terms.BeginningWith(words[0]);
        // A ticket with several terms of that beginning appears at the first of them.
        var matches = first.Where(term =>
            !first.Any(other =>
                other.TicketId == term.TicketId && string.Compare(other.Term, term.Term) < 0
            )
        );
        foreach (var word in words.Skip(1))
        {
            var others = terms.BeginningWith(word);
            matches = matches.Where(term => others.Any(other => other.TicketId == term.TicketId));
        }
        return matches;
    }

    private static IQueryable<TicketTerm> BeginningWith(
        this IQueryable<TicketTerm> terms,
        string word
    )
    {
        var end = PrefixRange.UpperBound(word);
        return terms.Where(term =>
            string.Compare(term.Term, word) >= 0 && string.Compare(term.Term, end) < 0
        );
    }
}
