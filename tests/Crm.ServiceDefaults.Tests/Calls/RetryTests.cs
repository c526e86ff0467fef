using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Identity;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Probe.V1;

namespace Crm.ServiceDefaults.Tests.Calls;

public sealed class RetryTests
{
    private static readonly GetThingRequest Request = new() { Id = "1" };

    // The pauses between attempts to connect grow while a service is away; a call must not be given up within one of them.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task For_AServiceThatCameBackAfterLong_FindsItAtOnce(bool isRead)
    {
        await using var outer = await ProbeApplication.StartAsync();
        var address = await StartAndStopAsync();
        outer
            .Application.Services.GetRequiredService<ServiceAddresses>()
            .Set("inner", () => address);
        var client = new ProbeService.ProbeServiceClient(
            outer.Channels.For(
                "inner",
                Caller.System("acme", "test", "things.read", "things.write", "things.purge")
            )
        );
        await Assert.ThrowsAsync<RpcException>(() => CallAsync(client, isRead));
        await Task.Delay(TimeSpan.FromSeconds(12), TestContext.Current.CancellationToken);

        await using var inner = await ProbeApplication.StartAsync(
            null,
            ("Listen:Grpc", address.ToString())
        );

        Assert.Equal("done", (await CallAsync(client, isRead)).Name);
    }

    private static async Task<Uri> StartAndStopAsync()
    {
        await using var app = await ProbeApplication.StartAsync();
        return app.Addresses.Grpc;
    }

    private static Task<Thing> CallAsync(ProbeService.ProbeServiceClient client, bool isRead) =>
        isRead
            ? client.GetThingAsync(Request).ResponseAsync
            : client.PurgeThingsAsync(Request).ResponseAsync;
}
