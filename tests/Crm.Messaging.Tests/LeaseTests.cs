using Crm.Messaging.Outbox;
using Crm.Messaging.Publishing;
using Crm.Messaging.Tests.World;
using Crm.ServiceDefaults.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Messaging.Tests;

/// <summary>What a process that begins or stops does to the leases of a store, while the clock stands still.</summary>
public class LeaseTests
{
    private static readonly int[] All = [.. Enumerable.Range(0, OutboxEvent.Partitions)];

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Stop_GivesBackWhatTheProcessHeld_AndNothingElse(StoreEngine engine)
    {
        await using var service = await StartAsync(engine);
        var (one, two, three) = (
            service.FurtherLeases(),
            service.FurtherLeases(),
            service.FurtherLeases()
        );
        Assert.Equal(All[..4], await TakeAsync(service, one, All[..4]));
        Assert.Equal(All[4..], await TakeAsync(service, two, All));
        Assert.Empty(await TakeAsync(service, three, All));

        await InStoreAsync(service, one.StopAsync);

        Assert.Equal(All[..4], await TakeAsync(service, three, All));
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite, true)]
    [InlineData(StoreEngine.Postgres, false)]
    public async Task Begin_FreesWhatOthersHeld_WhereThereCanBeNoOthers(
        StoreEngine engine,
        bool isFreed
    )
    {
        await using var service = await StartAsync(engine);
        var (one, two) = (service.FurtherLeases(), service.FurtherLeases());
        Assert.Equal(All, await TakeAsync(service, one, All));

        await InStoreAsync(service, db => two.BeginAsync(db, CancellationToken.None));

        Assert.Equal(isFreed ? All : [], await TakeAsync(service, two, All));
    }

    private static Task<WorldService> StartAsync(StoreEngine engine) =>
        WorldService.StartAsync(
            "contacts",
            engine,
            new ManualTime(),
            new Dictionary<string, string?>(StringComparer.Ordinal)
        );

    private static async Task<IEnumerable<int>> TakeAsync(
        WorldService service,
        DispatchLeases leases,
        int[] wanted
    )
    {
        var taken = await service.InScopeAsync(services =>
            leases.TakeAsync(
                services.GetRequiredService<ServiceDbContext>(),
                "publish",
                wanted,
                CancellationToken.None
            )
        );
        return taken?.Partitions.Order() ?? Enumerable.Empty<int>();
    }

    private static Task InStoreAsync(WorldService service, Func<ServiceDbContext, Task> act) =>
        service.InScopeAsync(async services =>
        {
            await act(services.GetRequiredService<ServiceDbContext>());
            return true;
        });
}
