using Crm.Testing.Dapr;

namespace Crm.Testing;

/// <summary>The product on SQLite, each service with a sidecar of its own, and a bus that doubles events and knows no order.</summary>
public sealed class DaprHost : CrmHost
{
    /// <summary>What the services show their sidecars.</summary>
    public const string ApiToken = "api-secret";

    /// <summary>What the sidecars show their services.</summary>
    public const string AppToken = "app-secret";

    private readonly Dictionary<string, DaprSidecar> _sidecars = new(StringComparer.Ordinal);

    /// <summary>What stands behind the sidecars.</summary>
    public DaprBroker Broker { get; } = new() { DoublePercent = 30, AnyOrder = true };

    /// <summary>The sidecar of a service.</summary>
    public DaprSidecar SidecarOf(string service) => _sidecars[service];

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        foreach (var sidecar in _sidecars.Values)
            await sidecar.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <inheritdoc />
    protected override long WaitingOnTheBus => Broker.WaitingEverywhere();

    /// <inheritdoc />
    protected override IEnumerable<string> FurtherArguments =>
        [
            "--Messaging:Publisher=Dapr",
            // A sidecar that was down is not left alone for long.
            "--Messaging:RetryDelay=00:00:00.050",
            "--Messaging:MostRetryDelay=00:00:00.200",
            "--Messaging:PollInterval=00:00:00.200",
            .. _sidecars.SelectMany(pair =>
                new[]
                {
                    $"--{pair.Key}:DAPR_HTTP_PORT={pair.Value.HttpPort}",
                    $"--{pair.Key}:DAPR_API_TOKEN={ApiToken}",
                    $"--{pair.Key}:APP_API_TOKEN={AppToken}",
                }
            ),
        ];

    // The sidecars are there before their services, as in a pod.
    /// <inheritdoc />
    protected override async Task<bool> IsAvailableAsync()
    {
        foreach (var service in Services)
        {
            var sidecar = await DaprSidecar.CreateAsync(
                Broker,
                new DaprSidecarSettings
                {
                    AppId = service,
                    App = () => AddressOf(service),
                    ApiToken = ApiToken,
                    AppToken = AppToken,
                    MaxRetries = 6,
                }
            );
            _sidecars.Add(service, sidecar);
            sidecar.Start();
        }
        return true;
    }
}
