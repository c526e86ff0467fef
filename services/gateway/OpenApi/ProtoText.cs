using System.Text.RegularExpressions;
using Crm.Schemas;
using Google.Protobuf.Reflection;

namespace Crm.Gateway.OpenApi;

/// <summary>The comment of a proto element, as the parts of an OpenAPI description.</summary>
internal sealed partial class ProtoText
{
    private ProtoText(string comment)
    {
        var start = Errors().Match(comment) is { Success: true } match
            ? match.Index
            : comment.Length;
        Description = Unwrap(comment[..start]);
        Reasons = [.. Reason().Matches(comment[start..]).Select(match => match.Value)];
    }

    /// <summary>All of it but the list of errors.</summary>
    public string Description { get; }

    /// <summary>What its first sentence says before it goes into detail.</summary>
    public string Summary => Beginning().Match(Description).Value;

    /// <summary>The reasons of the errors that it lists.</summary>
    public IReadOnlyList<string> Reasons { get; }

    public static ProtoText Of(Contract contract, IDescriptor element) =>
        new(contract.Comment(element.FullName));

    // A line break in a comment is a space, an empty line a paragraph.
    private static string Unwrap(string text) =>
        string.Join(
            "\n\n",
            text.Trim().Split("\n\n").Select(paragraph => paragraph.Replace('\n', ' ').Trim())
        );

    [GeneratedRegex(
        @"^Errors:",
        RegexOptions.Multiline | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Errors();

    [GeneratedRegex(
        @"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Reason();

    [GeneratedRegex(
        @"^.+?(?=[.:;]\s|\s\(|\.?$)",
        RegexOptions.Singleline | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Beginning();
}
