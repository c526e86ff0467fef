using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Crm.ServiceDefaults.Hosting;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.DependencyInjection;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Crm.ServiceDefaults.Tests.Hosting;

public sealed class HealthTests : IAsyncLifetime
{
    private readonly SwitchCheck _store = new();
    private ProbeApplication _app = null!;
    private Health.HealthClient _health = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await ProbeApplication.StartAsync(builder =>
            builder.Services.AddSingleton<IReadinessCheck>(_store)
        );
        _health = new Health.HealthClient(_app.Invoker);
        _http = new HttpClient { BaseAddress = _app.Addresses.Http };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Ready_NamesTheCheckThatFails()
    {
        _store.IsReady = false;

        var response = await _http.GetAsync("/healthz/ready", Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal("not_ready", body.GetProperty("status").GetString());
        Assert.Equal("store", body.GetProperty("checks")[0].GetProperty("name").GetString());
        Assert.Equal(
            HttpStatusCode.OK,
            (await _http.GetAsync("/healthz/live", Cancellation)).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.OK,
            (await _http.GetAsync("/healthz/started", Cancellation)).StatusCode
        );
    }

    [Fact]
    public async Task Ready_WhenACheckThrows_IsUnavailable()
    {
        _store.Fails = true;

        Assert.Equal(
            HttpStatusCode.ServiceUnavailable,
            (await _http.GetAsync("/healthz/ready", Cancellation)).StatusCode
        );
    }

    [Fact]
    public async Task Ready_WhenTheFirstCheckTakesLong_WaitsForIt()
    {
        _store.Time = TimeSpan.FromSeconds(3);

        Assert.Equal(
            HttpStatusCode.OK,
            (await _http.GetAsync("/healthz/ready", Cancellation)).StatusCode
        );
        await Task.Delay(1_100, Cancellation);
        Assert.Equal(
            HttpStatusCode.ServiceUnavailable,
            (await _http.GetAsync("/healthz/ready", Cancellation)).StatusCode
        );
    }

    [Fact]
    public async Task BackgroundWork_BeginsWhenTheServiceIsReady()
    {
        var store = new SwitchCheck { IsReady = false };
        await using var app = await ProbeApplication.StartAsync(builder =>
            builder
                .Services.AddSingleton<IReadinessCheck>(store)
                .AddSingleton<NotedWork>()
                .AddHostedService(services => services.GetRequiredService<NotedWork>())
        );
        var begin = app.Application.Services.GetRequiredService<NotedWork>().Begin;
        await Until.TrueAsync(() => store.Asked > 1);
        Assert.False(begin.IsCompleted);

        store.IsReady = true;

        await begin.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
    }

    [Theory]
    [InlineData("")]
    [InlineData("probe.v1.ProbeService")]
    public async Task Check_FollowsReadiness(string service)
    {
        Assert.Equal(
            ServingStatus.Serving,
            (await _health.CheckAsync(new() { Service = service })).Status
        );

        _store.IsReady = false;
        await Task.Delay(1_100, Cancellation);

        Assert.Equal(
            ServingStatus.NotServing,
            (await _health.CheckAsync(new() { Service = service })).Status
        );
    }

    [Fact]
    public async Task Check_OfAnUnknownService_IsNotFound()
    {
        var exception = await Assert.ThrowsAsync<RpcException>(() =>
            _health.CheckAsync(new() { Service = "nobody" }).ResponseAsync
        );

        Assert.Equal(StatusCode.NotFound, exception.StatusCode);
    }

    [Fact]
    public async Task List_HasTheServerAndAllServices()
    {
        var statuses = (await _health.ListAsync(new())).Statuses;

        Assert.All(
            (string[])
                ["", "probe.v1.ProbeService", "probe.v1.StrayService", "grpc.health.v1.Health"],
            name => Assert.Equal(ServingStatus.Serving, statuses[name].Status)
        );
    }

    [Fact]
    public async Task Watch_SendsAtOnceAndThenOnChange()
    {
        using var call = _health.Watch(new() { Service = "probe.v1.ProbeService" });

        Assert.Equal(ServingStatus.Serving, await NextAsync(call));
        _store.IsReady = false;
        Assert.Equal(ServingStatus.NotServing, await NextAsync(call));
        _store.IsReady = true;
        Assert.Equal(ServingStatus.Serving, await NextAsync(call));
    }

    [Fact]
    public async Task Watch_OfAnUnknownService_SaysSoAndGoesOn()
    {
        using var call = _health.Watch(new() { Service = "nobody" });

        Assert.Equal(ServingStatus.ServiceUnknown, await NextAsync(call));
        var next = call.ResponseStream.MoveNext(Cancellation);
        Assert.NotSame(next, await Task.WhenAny(next, Task.Delay(1_500, Cancellation)));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<ServingStatus> NextAsync(
        AsyncServerStreamingCall<HealthCheckResponse> call
    )
    {
        Assert.True(
            await call
                .ResponseStream.MoveNext(Cancellation)
                .WaitAsync(TimeSpan.FromSeconds(10), Cancellation)
        );
        return call.ResponseStream.Current.Status;
    }

    private sealed class SwitchCheck : IReadinessCheck
    {
        public bool IsReady { get; set; } = true;

        public bool Fails { get; set; }

        public string Name => "store";

        public TimeSpan Time { get; set; }

        public int Asked { get; private set; }

        public async ValueTask<bool> IsReadyAsync(CancellationToken cancellationToken)
        {
            Asked++;
            await Task.Delay(Time, cancellationToken);
            return Fails ? throw new InvalidOperationException("down") : IsReady;
        }
    }

    private sealed class NotedWork(Readiness readiness) : ReadyWork(readiness)
    {
        private readonly TaskCompletionSource _begin = new();

        public Task Begin => _begin.Task;

        protected override Task WorkAsync(CancellationToken stoppingToken)
        {
            _begin.SetResult();
            return Task.CompletedTask;
        }
    }
}
