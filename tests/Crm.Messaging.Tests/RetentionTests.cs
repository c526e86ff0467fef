using Crm.Messaging.Outbox;
using Crm.Messaging.Receiving;
using Crm.Messaging.Tests.World;
using Crm.ServiceDefaults.Calls;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Messaging.Tests;

public class RetentionTests
{
    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Sweep_Always_KeepsWhatIsRecentOrNotDelivered(StoreEngine engine)
    {
        await using var world = await MessagingWorld.CreateAsync(engine);
        var pots = await world.MakeAsync(2);
        await world.TellAsync(pots);
        await world.RunAsync();
        world
            .Teller.Services.GetRequiredService<ServiceAddresses>()
            .Set("tickets", () => new Uri("http://127.0.0.1:1"));
        await world.TellAsync(pots);
        await world.RunAsync();

        world.Time.Advance(TimeSpan.FromDays(6));
        await world.Teller.Services.SweepAsync();
        Assert.Equal(4, await world.Teller.CountAsync<OutboxEvent>());
        world.Time.Advance(TimeSpan.FromDays(2));
        await world.Teller.Services.SweepAsync();
        // What tickets is still to get is kept.
        Assert.Equal(2, await world.Teller.CountAsync<OutboxEvent>());
        Assert.Equal(2, await world.Teller.CountAsync<EventDelivery>());

        await world.First.Services.SweepAsync();
        Assert.Equal(4, await world.First.CountAsync<InboxEntry>());
        world.Time.Advance(TimeSpan.FromDays(8));
        await world.First.Services.SweepAsync();
        Assert.Equal(0, await world.First.CountAsync<InboxEntry>());
    }
}
