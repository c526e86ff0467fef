using Microsoft.Extensions.Options;

namespace Crm.Messaging.Publishing;

/// <summary>The wait after an attempt that failed: twice as long each time, and never quite the same for all.</summary>
internal sealed class Backoff(IOptions<MessagingOptions> options)
{
    private const int MostDoublings = 20;
    private const double Jitter = 0.2;

    /// <param name="attempts">How often it failed, from 1.</param>
    public TimeSpan After(int attempts)
    {
        var doubled = options.Value.RetryDelay * Math.Pow(2, Math.Min(attempts - 1, MostDoublings));
        var wait = doubled < options.Value.MostRetryDelay ? doubled : options.Value.MostRetryDelay;
        return wait * (1 - Jitter + (2 * Jitter * Random.Shared.NextDouble()));
    }
}
