using Crm.Gateway.Rest.Problems;
using Crm.ServiceDefaults.Errors;

namespace Crm.Gateway.Rest.Calls;

/// <summary>The header <c>Idempotency-Key</c>, quoted (as its draft says) or bare (as people write it).</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    public const string MetadataKey = "idempotency-key";
    public const string Replayed = "Idempotent-Replayed";
    public const string ReplayedMetadataKey = "idempotent-replayed";

    private const int Longest = 255;

    /// <summary>The key; null when there is none.</summary>
    /// <exception cref="ProblemException">The header holds no key.</exception>
    public static string? Read(HttpRequest request)
    {
        var header = request.Headers[Header];
        if (header.Count == 0)
            return null;
        var text = header.Count == 1 ? header.ToString().Trim() : "";
        var key = text is ['"', .. var inner, '"'] ? inner : text;
        var isKey =
            key.Length is > 0 and <= Longest
            && !key.AsSpan().ContainsAnyExceptInRange('!', '~')
            && !key.Contains('"', StringComparison.Ordinal);
        return isKey
            ? key
            : throw new ProblemException(ProblemReader.Read(CommonErrors.IdempotencyKeyInvalid));
    }
}
