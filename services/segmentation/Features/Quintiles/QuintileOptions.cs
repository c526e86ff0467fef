using Crm.ServiceDefaults.Hosting;

namespace Crm.Segmentation.Features.Quintiles;

/// <summary>When quintiles are computed (section <c>Quintiles</c>).</summary>
internal sealed class QuintileOptions
{
    /// <summary>How long further orders are waited for, so that a busy tenant is ranked once for many.</summary>
    [TimeRange("00:00:00.010", "01:00:00")]
    public TimeSpan Debounce { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often work is looked for that another process left.</summary>
    [TimeRange("00:00:00.100", "01:00:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>After which time without progress another worker takes over.</summary>
    [TimeRange("00:00:01", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);
}
