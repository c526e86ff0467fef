using Crm.Messaging.Publishing;
using Crm.Messaging.Tests.World;
using Crm.ServiceDefaults.Calls;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Messaging.Tests;

public class SubscriberCatalogueTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Subscriptions_AfterAFailure_AreAskedForAgainWhenTheIntervalIsOver()
    {
        await using var world = await MessagingWorld.CreateAsync(
            StoreEngine.Sqlite,
            ("Messaging:RefreshInterval", $"{Interval}")
        );
        var catalogue = world.Teller.Services.GetRequiredService<SubscriberCatalogue>();
        var (address, asked) = (world.First.Address, 0);
        world
            .Teller.Services.GetRequiredService<ServiceAddresses>()
            .Set(
                "interactions",
                () =>
                {
                    asked++;
                    return address;
                }
            );
        var known = await catalogue.GetAsync("interactions", CancellationToken.None);
        Assert.NotEmpty(known);

        (address, asked) = (new Uri("http://127.0.0.1:1"), 0);
        world.Time.Advance(Interval);
        Assert.Same(known, await catalogue.GetAsync("interactions", CancellationToken.None));
        Assert.NotEqual(0, asked);

        asked = 0;
        Assert.Same(known, await catalogue.GetAsync("interactions", CancellationToken.None));
        Assert.Equal(0, asked);

        address = world.First.Address;
        world.Time.Advance(Interval);
        Assert.NotSame(known, await catalogue.GetAsync("interactions", CancellationToken.None));
    }
}
