namespace Crm.Gateway.Rest.Problems;

/// <summary>What a problem document (RFC 9457) says.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The reason, UPPER_SNAKE.</param>
/// <param name="Detail">What is wrong and what to do, for people.</param>
internal sealed record Problem(int Status, string Code, string Detail)
{
    /// <summary>The parts of the request that are wrong.</summary>
    public IReadOnlyList<ProblemError> Errors { get; init; } = [];

    /// <summary>Further facts.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = NoMetadata;

    /// <summary>When to try again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The kind of problem as a reference, such as <c>/problems/etag-mismatch</c>.</summary>
    public string Type => $"/problems/{Code.ToLowerInvariant().Replace('_', '-')}";

    /// <summary>The kind of problem in words, such as <c>Etag mismatch</c>.</summary>
    public string Title =>
        Code.Length == 0 ? "" : $"{Code[0]}{Code[1..].ToLowerInvariant().Replace('_', ' ')}";

    private static readonly IReadOnlyDictionary<string, string> NoMetadata = new Dictionary<
        string,
        string
    >(StringComparer.Ordinal);
}
