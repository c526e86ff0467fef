using System.Net;
using Crm.Messaging.Publishing;
using Crm.Messaging.Tests.World;
using Crm.ServiceDefaults.Calls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crm.Messaging.Tests;

public sealed class SubscriberCatalogueTests
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

    // As when it is updated while the one that tells events goes on.
    [Fact]
    public async Task Service_ThatBeginsToListen_GetsWhatIsToldFromTheNextIntervalOn()
    {
        await using var world = await MessagingWorld.CreateAsync(
            StoreEngine.Sqlite,
            ("Messaging:RefreshInterval", $"{Interval}")
        );
        await using var before = await StartWithoutSubscriptionsAsync();
        var address = new Uri(before.Urls.Single());
        world
            .Teller.Services.GetRequiredService<ServiceAddresses>()
            .Set("interactions", () => address);
        var pots = await world.MakeAsync(1);
        await world.TellAsync(pots);
        await world.RunAsync();

        address = world.First.Address;
        world.Time.Advance(Interval);
        await world.TellAsync(pots);
        await world.RunAsync();

        Assert.Equal(2, Assert.Single(await world.First.TakenAsync()).Sequence);
        await MessagingWorld.AssertTakenOnceInOrderAsync(world.Second, pots, 2);
    }

    private static async Task<WebApplication> StartWithoutSubscriptionsAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2)
        );
        var application = builder.Build();
        application.MapGet("/dapr/subscribe", () => Array.Empty<object>());
        await application.StartAsync();
        return application;
    }
}
