using Crm.Contacts.V1;
using Crm.ServiceDefaults.Calls;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Messaging.Tests.World;

/// <summary>A service that tells events, and two that listen to it.</summary>
internal sealed class MessagingWorld : IAsyncDisposable
{
    private MessagingWorld(WorldService teller, WorldService first, WorldService second) =>
        (Teller, First, Second) = (teller, first, second);

    public WorldService Teller { get; }

    public WorldService First { get; }

    public WorldService Second { get; }

    public ManualTime Time => (ManualTime)Teller.Services.GetRequiredService<TimeProvider>();

    public static async Task<MessagingWorld> CreateAsync(
        StoreEngine engine,
        params (string Key, string Value)[] settings
    )
    {
        var time = new ManualTime();
        var all = settings.ToDictionary(pair => pair.Key, string? (pair) => pair.Value);
        var world = new MessagingWorld(
            await WorldService.StartAsync("contacts", engine, time, all),
            await WorldService.StartAsync("interactions", engine, time, all),
            await WorldService.StartAsync("tickets", engine, time, all)
        );
        var addresses = world.Teller.Services.GetRequiredService<ServiceAddresses>();
        addresses.Set("interactions", () => world.First.Address);
        addresses.Set("tickets", () => world.Second.Address);
        return world;
    }

    /// <summary>Makes pots of the caller's tenant.</summary>
    public Task<List<Guid>> MakeAsync(int count) =>
        Teller.InWorkAsync(async services =>
        {
            var db = services.GetRequiredService<WorldDbContext>();
            await Task.CompletedTask;
            return Enumerable
                .Range(0, count)
                .Select(_ => db.Pots.Add(Pot.Create(db.TenantId)).Entity.Id)
                .ToList();
        });

    /// <summary>Tells an event of each of the pots, in one unit of work.</summary>
    public Task<int> TellAsync(IReadOnlyCollection<Guid> pots, Func<Pot, IMessage>? data = null) =>
        Teller.InWorkAsync(async services =>
        {
            var db = services.GetRequiredService<WorldDbContext>();
            var events = services.GetRequiredService<EventLog>();
            foreach (var pot in await db.Pots.Where(p => pots.Contains(p.Id)).ToListAsync())
                events.Add(
                    pot,
                    data?.Invoke(pot) ?? new ContactUpdated { ContactId = pot.Id.ToString() }
                );
            return pots.Count;
        });

    public async Task PublishAsync()
    {
        while (await Teller.Outbox.PublishAsync(CancellationToken.None) > 0) { }
    }

    public async Task DeliverAsync(string subscriber)
    {
        while (await Teller.Deliveries.DeliverAsync(subscriber, CancellationToken.None) > 0) { }
    }

    /// <summary>Publishes and delivers what is due.</summary>
    public async Task RunAsync()
    {
        await PublishAsync();
        await DeliverAsync("interactions");
        await DeliverAsync("tickets");
    }

    /// <summary>Lets so much time pass that everything that waits is due.</summary>
    public void Wait() => Time.Advance(TimeSpan.FromMinutes(2));

    /// <summary>Each event of the pots was taken once, in the order of its pot.</summary>
    public static async Task AssertTakenOnceInOrderAsync(
        WorldService service,
        IReadOnlyCollection<Guid> pots,
        int eventsOfPot
    )
    {
        var taken = await service.TakenAsync();
        Assert.Equal(pots.Count * eventsOfPot, taken.Count);
        foreach (var pot in pots)
            Assert.Equal(
                Enumerable.Range(1, eventsOfPot).Select(number => (long)number),
                taken.Where(row => row.Subject == pot.ToString()).Select(row => row.Sequence)
            );
    }

    public async ValueTask DisposeAsync()
    {
        await Teller.DisposeAsync();
        await First.DisposeAsync();
        await Second.DisposeAsync();
    }
}
