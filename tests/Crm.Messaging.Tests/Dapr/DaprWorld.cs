using Crm.Messaging.Outbox;
using Crm.Messaging.Tests.World;
using Crm.Testing.Dapr;

namespace Crm.Messaging.Tests.Dapr;

/// <summary>The world behind sidecars: one publishes, two deliver.</summary>
internal sealed class DaprWorld : IAsyncDisposable
{
    public const string AppToken = "app-secret";
    public const string ApiToken = "sidecar-secret";

    private DaprWorld(
        DaprBroker broker,
        MessagingWorld world,
        DaprSidecar teller,
        DaprSidecar first,
        DaprSidecar second
    ) => (Broker, World, Teller, First, Second) = (broker, world, teller, first, second);

    public DaprBroker Broker { get; }

    public MessagingWorld World { get; }

    /// <summary>The sidecar of the service that tells.</summary>
    public DaprSidecar Teller { get; }

    public DaprSidecar First { get; }

    public DaprSidecar Second { get; }

    public static async Task<DaprWorld> CreateAsync(
        StoreEngine engine = StoreEngine.Sqlite,
        params (string Key, string Value)[] settings
    )
    {
        var broker = new DaprBroker();
        MessagingWorld? world = null;
        var teller = await SidecarAsync("contacts", () => world?.Teller.Address);
        world = await MessagingWorld.CreateAsync(
            engine,
            [
                ("Messaging:Publisher", "Dapr"),
                ("DAPR_HTTP_PORT", $"{teller.HttpPort}"),
                ("DAPR_API_TOKEN", ApiToken),
                ("APP_API_TOKEN", AppToken),
                .. settings,
            ]
        );
        return new DaprWorld(
            broker,
            world,
            teller,
            await SidecarAsync("interactions", () => world.First.Address),
            await SidecarAsync("tickets", () => world.Second.Address)
        );

        Task<DaprSidecar> SidecarAsync(string app, Func<Uri?> address) =>
            DaprSidecar.CreateAsync(
                broker,
                new DaprSidecarSettings
                {
                    AppId = app,
                    App = address,
                    AppToken = AppToken,
                    ApiToken = ApiToken,
                }
            );
    }

    public void Start()
    {
        Teller.Start();
        First.Start();
        Second.Start();
    }

    /// <summary>Waits until everything that was published has been acknowledged.</summary>
    public Task SettleAsync() =>
        Until.TrueAsync(() =>
            Broker.Listens("contacts", "interactions")
            && Broker.Listens("contacts", "tickets")
            && Broker.WaitingEverywhere() == 0
        );

    public Task<int> PendingAsync() =>
        World.Teller.CountAsync<OutboxEvent>(rows =>
            rows.Where(row => row.Status == OutboxStatus.Pending)
        );

    /// <summary>Each event of the pots was taken once, in whatever order.</summary>
    public static async Task AssertTakenOnceAsync(
        WorldService service,
        IReadOnlyCollection<Guid> pots,
        int eventsOfPot
    ) =>
        Assert.Equal(
            pots.SelectMany(pot =>
                    Enumerable.Range(1, eventsOfPot).Select(number => ($"{pot}", (long)number))
                )
                .Order(),
            (await service.TakenAsync()).Select(row => (row.Subject, row.Sequence)).Order()
        );

    public async ValueTask DisposeAsync()
    {
        await Teller.DisposeAsync();
        await First.DisposeAsync();
        await Second.DisposeAsync();
        await World.DisposeAsync();
    }
}
