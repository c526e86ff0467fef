using Crm.Gateway.Rest.Problems;
using Microsoft.Extensions.Primitives;

namespace Crm.Gateway.Rest.Binding;

/// <summary>The headers <c>If-Match</c> and <c>If-None-Match</c>.</summary>
internal static class EtagHeader
{
    private const string Any = "*";
    private const string Weak = "W/";

    /// <summary>The version that <c>If-Match</c> names; empty when there is none, which the service judges.</summary>
    /// <exception cref="ProblemException">The header names several versions or is no etag.</exception>
    public static string ReadMatch(StringValues header)
    {
        if (header.Count == 0)
            return "";
        var text = header.Count == 1 ? header.ToString().Trim() : "";
        return text == Any
            ? Any
            : Opaque(text)
                ?? throw new ProblemException(ProblemReader.Read(RestErrors.EtagInvalid));
    }

    /// <summary>Whether <c>If-None-Match</c> names the version, so that there is nothing new to send.</summary>
    public static bool NamesVersion(StringValues header, string etag) =>
        header
            .SelectMany(line => (line ?? "").Split(','))
            .Select(one => one.Trim())
            .Any(one => one == Any || Opaque(one) == etag);

    /// <summary>The version as a header states it.</summary>
    public static string Format(string etag) => $"\"{etag}\"";

    // Versions are compared weakly: a proxy that compresses answers makes them weak.
    private static string? Opaque(string text)
    {
        var quoted = text.StartsWith(Weak, StringComparison.Ordinal) ? text[Weak.Length..] : text;
        var isEtag =
            quoted.Length > 2
            && quoted[0] == '"'
            && quoted[^1] == '"'
            && quoted.AsSpan(1, quoted.Length - 2).IndexOfAny('"', ' ') < 0;
        return isEtag ? quoted[1..^1] : null;
    }
}
