using Crm.ServiceDefaults.Hosting;

namespace Crm.ServiceDefaults.Operations;

/// <summary>How long work is done (section <c>Operations</c>).</summary>
public sealed class OperationOptions
{
    /// <summary>How often a worker looks for work of which it was not told.</summary>
    [TimeRange("00:00:00.010", "00:10:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>After which time without progress another worker takes over. A chunk takes far less.</summary>
    [TimeRange("00:00:01", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a worker stays with one operation while others may wait.</summary>
    [TimeRange("00:00:00", "00:10:00")]
    public TimeSpan Turn { get; set; } = TimeSpan.FromSeconds(5);
}
