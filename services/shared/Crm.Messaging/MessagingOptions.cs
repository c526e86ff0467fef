using System.ComponentModel.DataAnnotations;
using Crm.ServiceDefaults.Hosting;

namespace Crm.Messaging;

/// <summary>Who carries events to those that listen to them.</summary>
public enum PublisherKind
{
    /// <summary>The service posts them itself, to each of <c>Services</c> that wants them.</summary>
    Direct,

    /// <summary>A bus, through the Dapr sidecar of the service.</summary>
    Dapr,
}

/// <summary>How events are sent and taken (section <c>Messaging</c>).</summary>
public sealed class MessagingOptions
{
    /// <summary>Who carries events to those that listen to them.</summary>
    public PublisherKind Publisher { get; set; } = PublisherKind.Direct;

    /// <summary>The name of the pub/sub component.</summary>
    [Required]
    public string PubSub { get; set; } = "pubsub";

    /// <summary>How often the dispatcher looks for events of which it was not told.</summary>
    [TimeRange("00:00:00.010", "00:10:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long those who have just sent a few events wait before they look for more: what comes meanwhile leaves together. The first event
    /// after a silence waits for nothing.
    /// </summary>
    [TimeRange("00:00:00", "00:00:10")]
    public TimeSpan GatherTime { get; set; } = TimeSpan.FromMilliseconds(25);

    /// <summary>After which time another dispatcher takes over from one that stopped.</summary>
    [TimeRange("00:00:01", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a subscriber may work on a batch; less than <see cref="Lease"/>.</summary>
    [TimeRange("00:00:00.100", "01:00:00")]
    public TimeSpan DeliveryTimeout { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>
    /// How long publishing waits for a subscriber. One that takes longer gets its events apart, until it has taken all of them and is
    /// quick again: the others do not wait for it.
    /// </summary>
    [TimeRange("00:00:00.010", "00:00:10")]
    public TimeSpan SlowAfter { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How many events are published at once.</summary>
    [Range(1, 1000)]
    public int PublishBatch { get; set; } = 500;

    /// <summary>How many events a subscriber gets at once.</summary>
    [Range(1, 1000)]
    public int DeliveryBatch { get; set; } = 200;

    /// <summary>The wait before the second attempt; each further one takes twice as long.</summary>
    [TimeRange("00:00:00.001", "00:10:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two attempts.</summary>
    [TimeRange("00:00:00.001", "1.00:00:00")]
    public TimeSpan MostRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a handler may fail on an event before it becomes a dead letter.</summary>
    [Range(1, 100)]
    public int MostAttempts { get; set; } = 5;

    /// <summary>How often subscribers are asked what they listen to.</summary>
    [TimeRange("00:00:00.100", "01:00:00")]
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(30);
}
