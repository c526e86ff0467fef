using Crm.ServiceDefaults.Hosting;

namespace Crm.Gateway.Batching;

/// <summary>How reads leave together (section <c>Gateway:Batching</c>).</summary>
internal sealed class BatchOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Gateway:Batching";

    /// <summary>How long one that is under way keeps others waiting; then they leave beside it.</summary>
    [TimeRange("00:00:00.010", "01:00:00")]
    public TimeSpan LongestTurn { get; set; } = TimeSpan.FromMilliseconds(250);
}
