namespace Crm.ServiceDefaults.Store;

/// <summary>Times as the stores keep them.</summary>
public static class Instants
{
    /// <summary>Now in UTC, truncated to milliseconds.</summary>
    public static DateTimeOffset GetInstant(this TimeProvider time) => time.GetUtcNow().Truncate();

    /// <summary>The same instant in UTC, truncated to milliseconds.</summary>
    public static DateTimeOffset Truncate(this DateTimeOffset instant) =>
        DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
}
