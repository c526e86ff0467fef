using System.Diagnostics;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Probe.V1;

namespace Crm.ServiceDefaults.Tests.Calls;

public sealed class DeadlineTests
{
    private static readonly GetThingRequest Request = new() { Id = "1" };

    [Fact]
    public async Task GetThing_WithoutADeadline_EndsAtTheDefaultOne()
    {
        await using var app = await ProbeApplication.StartAsync(
            null,
            ("Calls:DefaultDeadline", "00:00:00.2")
        );
        app.Behaviour.Handle = WaitForEver;

        var exception = await Assert.ThrowsAsync<RpcException>(() => GetAsync(app, null));

        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
        Assert.Equal("DEADLINE_EXCEEDED", ErrorStatus.ToError(exception).Reason);
        Assert.DoesNotContain(
            app.Logs.Lines,
            line => line.StartsWith("Error", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task GetThing_WithADeadline_KeepsItWhateverTheDefaultIs()
    {
        await using var app = await ProbeApplication.StartAsync(
            null,
            ("Calls:DefaultDeadline", "00:00:00.05")
        );
        app.Behaviour.Handle = async context =>
        {
            await Task.Delay(300, context.CancellationToken);
            return new Thing();
        };

        await GetAsync(app, DateTime.UtcNow.AddSeconds(20));
    }

    [Fact]
    public async Task GetThing_WhenTheCallerLeaves_IsCancelled()
    {
        await using var app = await ProbeApplication.StartAsync();
        var (entered, cancelled) = (new TaskCompletionSource(), new TaskCompletionSource());
        app.Behaviour.Handle = async context =>
        {
            await using var registration = context.CancellationToken.Register(cancelled.SetResult);
            entered.SetResult();
            return await WaitForEver(context);
        };
        using var leaving = new CancellationTokenSource();
        var call = app
            .Service.GetThingAsync(
                Request,
                app.Identity("things.read"),
                cancellationToken: leaving.Token
            )
            .ResponseAsync;

        await entered.Task;
        await leaving.CancelAsync();

        await Assert.ThrowsAsync<RpcException>(() => call);
        await cancelled.Task.WaitAsync(
            TimeSpan.FromSeconds(10),
            TestContext.Current.CancellationToken
        );
    }

    [Fact]
    public async Task DownloadThings_WithoutADeadline_HasNone()
    {
        await using var app = await ProbeApplication.StartAsync(
            null,
            ("Calls:DefaultDeadline", "00:00:00.05")
        );
        app.Behaviour.Handle = async context =>
        {
            await Task.Delay(300, context.CancellationToken);
            return new Thing();
        };
        using var call = app.Service.DownloadThings(Request, app.Identity("things.read"));

        Assert.True(await call.ResponseStream.MoveNext(default));
    }

    [Fact]
    public async Task GetThing_ThatCallsAnotherService_HandsItsDeadlineOn()
    {
        await using var inner = await ProbeApplication.StartAsync();
        await using var outer = await ProbeApplication.StartAsync();
        var (deadline, trace) = (default(DateTime), default(ActivityTraceId));
        inner.Behaviour.Handle = context =>
        {
            (deadline, trace) = (context.Deadline, Activity.Current!.TraceId);
            return Task.FromResult(new Thing());
        };
        ActivityTraceId outerTrace = default;
        outer
            .Application.Services.GetRequiredService<ServiceAddresses>()
            .Set("inner", () => inner.Addresses.Grpc);
        outer.Behaviour.Handle = async context =>
        {
            outerTrace = Activity.Current!.TraceId;
            var caller = context
                .GetHttpContext()
                .RequestServices.GetRequiredService<CallerAccessor>()
                .Caller;
            return await new ProbeService.ProbeServiceClient(
                outer.Channels.For("inner", caller)
            ).GetThingAsync(Request);
        };
        var until = DateTime.UtcNow.AddSeconds(7);

        await GetAsync(outer, until);

        Assert.InRange(deadline, until.AddSeconds(-1), until.AddSeconds(1));
        Assert.Equal(outerTrace, trace);
    }

    [Fact]
    public async Task For_AServiceThatIsDown_IsUnavailable()
    {
        await using var app = await ProbeApplication.StartAsync();
        app.Application.Services.GetRequiredService<ServiceAddresses>()
            .Set("gone", () => new Uri("http://127.0.0.1:1"));
        var client = new ProbeService.ProbeServiceClient(
            app.Channels.For("gone", Caller.System("acme", "test"))
        );

        var exception = await Assert.ThrowsAsync<RpcException>(() =>
            client.GetThingAsync(Request).ResponseAsync
        );

        Assert.Equal(CommonErrors.ServiceUnavailable, ErrorStatus.ToError(exception));
    }

    private static async Task<Thing> WaitForEver(ServerCallContext context)
    {
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
        return new Thing();
    }

    private static Task<Thing> GetAsync(ProbeApplication app, DateTime? deadline) =>
        app.Service.GetThingAsync(Request, app.Identity("things.read"), deadline).ResponseAsync;
}
