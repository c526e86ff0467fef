using System.ComponentModel.DataAnnotations;
using Crm.ServiceDefaults.Hosting;

namespace Crm.Gateway.Caching;

/// <summary>The Redis server that replicas share (section <c>Gateway:Redis</c>).</summary>
internal sealed class RedisOptions
{
    public const string Section = "Gateway:Redis";

    /// <summary>Such as <c>redis:6379,password=…,ssl=true</c>; everything stays in memory when left out.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>What its keys and channels begin with.</summary>
    [Required]
    public string Prefix { get; set; } = "crm";

    /// <summary>How long a request waits for Redis; then it goes on without.</summary>
    [TimeRange("00:00:00.010", "00:00:10")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often a server that was lost is asked whether it is back.</summary>
    [TimeRange("00:00:00.010", "00:01:00")]
    public TimeSpan RetryInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    public bool IsConfigured => ConnectionString.Length > 0;
}
