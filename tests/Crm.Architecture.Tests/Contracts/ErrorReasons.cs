using System.Text.RegularExpressions;
using Crm.Schemas;

namespace Crm.Architecture.Tests.Contracts;

/// <summary>The error reasons that comments of RPCs name.</summary>
internal static partial class ErrorReasons
{
    private const string Heading = "Errors:";

    /// <summary>The reasons after <c>Errors:</c>, which ends the comment.</summary>
    public static IReadOnlyList<string> NamedBy(ContractMethod method)
    {
        var comment = ContractMethods.CommentOf(method);
        var start = comment.LastIndexOf(Heading, StringComparison.Ordinal);
        return start < 0
            ? []
            :
            [
                .. Reason()
                    .Matches(comment[(start + Heading.Length)..])
                    .Select(match => match.Value),
            ];
    }

    /// <summary>Whether a text looks like a reason: <c>CONTACT_NOT_FOUND</c>.</summary>
    public static bool IsReason(string text) =>
        Reason().Match(text) is { Success: true } match && match.Length == text.Length;

    [GeneratedRegex(
        "[A-Z][A-Z0-9]*(_[A-Z0-9]+)+",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Reason();
}
