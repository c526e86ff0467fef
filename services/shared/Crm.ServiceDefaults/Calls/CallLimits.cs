using Crm.ServiceDefaults.Hosting;

namespace Crm.ServiceDefaults.Calls;

/// <summary>How long calls may take (section <c>Calls</c>).</summary>
public sealed class CallLimits
{
    /// <summary>The deadline of a unary call whose caller gave none, incoming and outgoing. Streams have none.</summary>
    [TimeRange("00:00:00.001", "01:00:00")]
    public TimeSpan DefaultDeadline { get; set; } = TimeSpan.FromSeconds(30);
}
