using System.Globalization;
using Crm.Gateway.Rest.Problems;

namespace Crm.Gateway.Rest.Calls;

/// <summary>The header <c>Request-Timeout</c>: how many seconds the caller waits.</summary>
internal static class RequestTimeout
{
    public const string Header = "Request-Timeout";

    /// <summary>How long the caller waits; null when it does not say.</summary>
    /// <exception cref="ProblemException">The header holds no such number.</exception>
    public static TimeSpan? Read(HttpRequest request, TimeSpan longest)
    {
        var header = request.Headers[Header];
        if (header.Count == 0)
            return null;
        if (
            !double.TryParse(
                header.ToString(),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var seconds
            )
            || seconds <= 0
        )
            throw new ProblemException(ProblemReader.Read(RestErrors.RequestTimeoutInvalid));
        return TimeSpan.FromSeconds(Math.Min(seconds, longest.TotalSeconds));
    }
}
