using System.Globalization;
using Crm.Tickets.Domain;

namespace Crm.Tickets.Search;

/// <summary>The terms by whose beginnings a ticket is found. The first ones stay when there are more than there is room for.</summary>
internal static class SearchTerms
{
    public const int MostOfTicket = 300;

    private const int LeastPhoneDigits = 2;

    public static IReadOnlyList<string> Of(Ticket ticket) =>
        [.. All(ticket).Distinct(StringComparer.Ordinal).Take(MostOfTicket)];

    private static IEnumerable<string> All(Ticket ticket) =>
        new[] { ticket.Number.ToString(CultureInfo.InvariantCulture) }
            .Concat(SearchText.TermsOf(ticket.RequesterEmail))
            .Concat(Endings(ticket.RequesterPhoneKey))
            .Concat(ticket.Tags.SelectMany(SearchText.TermsOf))
            .Concat(SearchText.TermsOf(ticket.Subject))
            .Concat(SearchText.TermsOf(ticket.RequesterName))
            .Concat(SearchText.TermsOf(ticket.Description));

    // Any part of a phone number is the beginning of one of its endings, so groups of digits are found, too.
    private static IEnumerable<string> Endings(string digits)
    {
        for (var start = 0; start <= digits.Length - LeastPhoneDigits; start++)
            yield return digits[start..];
    }
}
