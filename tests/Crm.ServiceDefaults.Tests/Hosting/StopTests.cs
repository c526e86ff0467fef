using System.Net;
using Grpc.Core;
using Grpc.Health.V1;
using Probe.V1;

namespace Crm.ServiceDefaults.Tests.Hosting;

public sealed class StopTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stop_EndsReadinessAtOnceTakesCallsDuringTheDelayAndDrains()
    {
        await using var app = await ProbeApplication.StartAsync(
            null,
            ("Shutdown:Delay", "00:00:03")
        );
        using var http = new HttpClient { BaseAddress = app.Addresses.Http };
        var (entered, release) = (new SemaphoreSlim(0), new TaskCompletionSource());
        app.Behaviour.Handle = async _ =>
        {
            entered.Release();
            await release.Task;
            return new Thing { Name = "late" };
        };
        var running = GetAsync(app);
        await entered.WaitAsync(Cancellation);

        var stopping = app.Application.StopAsync(Cancellation);

        Assert.Equal(
            HttpStatusCode.ServiceUnavailable,
            (await http.GetAsync("/healthz/ready", Cancellation)).StatusCode
        );
        var during = GetAsync(app);
        await entered.WaitAsync(Cancellation);
        await Task.Delay(3_500, Cancellation);
        Assert.False(stopping.IsCompleted);
        release.SetResult();
        Assert.Equal("late", (await running).Name);
        Assert.Equal("late", (await during).Name);
        await stopping.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
    }

    [Fact]
    public async Task Stop_WithACallThatDoesNotEnd_WaitsForTheDrainOnly()
    {
        await using var app = await ProbeApplication.StartAsync(
            null,
            ("Shutdown:Drain", "00:00:01")
        );
        var entered = new TaskCompletionSource();
        app.Behaviour.Handle = async context =>
        {
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return new Thing();
        };
        var running = GetAsync(app);
        await entered.Task;

        await app
            .Application.StopAsync(Cancellation)
            .WaitAsync(TimeSpan.FromSeconds(10), Cancellation);

        await Assert.ThrowsAsync<RpcException>(() => running);
    }

    [Fact]
    public async Task Stop_TellsWatchersAndLetsThemGo()
    {
        await using var app = await ProbeApplication.StartAsync();
        using var watch = new Health.HealthClient(app.Invoker).Watch(new());
        await watch.ResponseStream.MoveNext(Cancellation);

        var stopping = app.Application.StopAsync(Cancellation);

        Assert.True(await watch.ResponseStream.MoveNext(Cancellation));
        Assert.Equal(
            HealthCheckResponse.Types.ServingStatus.NotServing,
            watch.ResponseStream.Current.Status
        );
        await stopping.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
    }

    private static Task<Thing> GetAsync(ProbeApplication app) =>
        app
            .Service.GetThingAsync(new GetThingRequest { Id = "1" }, app.Identity("things.read"))
            .ResponseAsync;
}
