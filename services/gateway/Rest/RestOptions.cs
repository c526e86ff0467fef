using System.ComponentModel.DataAnnotations;

namespace Crm.Gateway.Rest;

/// <summary>The limits of the REST door (section <c>Gateway:Rest</c>).</summary>
internal sealed class RestOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Gateway:Rest";

    /// <summary>The longest time that a caller may ask for with <c>Request-Timeout</c>.</summary>
    public TimeSpan LongestDeadline { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long an upload may pause.</summary>
    public TimeSpan UploadIdleTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest body in bytes where the contract does not say otherwise.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public long MaxBodyBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>The longest request line in bytes: the mapping of an import stands in the query.</summary>
    [Range(1024, 1024 * 1024)]
    public int MaxRequestLineBytes { get; set; } = 32 * 1024;
}
