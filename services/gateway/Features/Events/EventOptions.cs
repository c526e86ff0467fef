using System.ComponentModel.DataAnnotations;
using Crm.ServiceDefaults.Hosting;

namespace Crm.Gateway.Features.Events;

/// <summary>How events are kept and watched (section <c>Gateway:Events</c>).</summary>
internal sealed class EventOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Gateway:Events";

    /// <summary>How long events are kept.</summary>
    [TimeRange("00:00:01", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often events whose time is over are forgotten.</summary>
    [TimeRange("00:00:00.100", "1.00:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many streams a tenant may have open at one replica.</summary>
    [Range(1, 100_000)]
    public int MaxStreamsPerTenant { get; set; } = 50;

    /// <summary>How often a stream looks for what another replica has logged.</summary>
    [TimeRange("00:00:00.010", "00:01:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);
}
