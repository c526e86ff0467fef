namespace Crm.Testing.Dapr;

/// <summary>How a sidecar is set up.</summary>
public sealed record DaprSidecarSettings
{
    /// <summary>The application, and its group of consumers.</summary>
    public required string AppId { get; init; }

    /// <summary>Where the application is; null while that is not known.</summary>
    public required Func<Uri?> App { get; init; }

    /// <summary>The name of the pub/sub component.</summary>
    public string PubSub { get; init; } = "pubsub";

    /// <summary>What the application must show (<c>DAPR_API_TOKEN</c>); empty for nothing.</summary>
    public string ApiToken { get; init; } = "";

    /// <summary>What the sidecar shows the application (<c>APP_API_TOKEN</c>); empty for nothing.</summary>
    public string AppToken { get; init; } = "";

    /// <summary>How often a delivery that failed is tried again (the inbound policy).</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>The wait before each of these attempts.</summary>
    public TimeSpan RetryDuration { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How long an attempt may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A wait before each delivery.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The topics that the application may publish to; null for all.</summary>
    public IReadOnlySet<string>? PublishingScope { get; init; }
}
