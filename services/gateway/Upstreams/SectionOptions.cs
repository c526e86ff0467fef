using Crm.ServiceDefaults.Hosting;

namespace Crm.Gateway.Upstreams;

/// <summary>How long a read that joins several services waits for one of them (section <c>Gateway:Overview</c>).</summary>
internal sealed class SectionOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Gateway:Overview";

    /// <summary>The deadline of each section, if the call's own is not shorter.</summary>
    [TimeRange("00:00:00.050", "00:05:00")]
    public TimeSpan SectionDeadline { get; set; } = TimeSpan.FromSeconds(3);
}
