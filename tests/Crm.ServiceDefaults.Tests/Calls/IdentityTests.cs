using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Probe.V1;

namespace Crm.ServiceDefaults.Tests.Calls;

public sealed class IdentityTests : IAsyncLifetime
{
    private static readonly GetThingRequest Request = new() { Id = "1" };
    private ProbeApplication _app = null!;

    public async ValueTask InitializeAsync() => _app = await ProbeApplication.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task GetThing_WithThePermission_KnowsTheCaller()
    {
        Caller? seen = null;
        _app.Behaviour.Handle = context =>
        {
            seen = context
                .GetHttpContext()
                .RequestServices.GetRequiredService<CallerAccessor>()
                .Caller;
            return Task.FromResult(new Thing());
        };

        await _app.Service.GetThingAsync(Request, _app.Identity("things.read"));

        Assert.Equal(("acme", "system:test"), (seen?.TenantId, seen?.Actor));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not a token")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJ0ZW5hbnQiOiJhY21lIn0.")]
    public async Task GetThing_WithoutAValidIdentity_IsUnauthenticated(string? token)
    {
        var headers = new Metadata();
        if (token is not null)
            headers.Add(IdentityTokens.MetadataKey, token);

        var error = await ErrorOf(_app.Service.GetThingAsync(Request, headers));

        Assert.Equal(CommonErrors.CredentialInvalid.Reason, error.Reason);
        Assert.Equal(ErrorKind.Unauthenticated, error.Kind);
    }

    [Fact]
    public async Task GetThing_WithoutThePermission_IsDenied()
    {
        var error = await ErrorOf(
            _app.Service.GetThingAsync(Request, _app.Identity("things.write", "contacts.*"))
        );

        Assert.Equal(
            (ErrorKind.PermissionDenied, "things.read"),
            (error.Kind, error.Metadata["permission"])
        );
    }

    [Fact]
    public async Task PurgeThings_WithOneOfTwoPermissions_IsDenied()
    {
        var error = await ErrorOf(
            _app.Service.PurgeThingsAsync(Request, _app.Identity("things.write"))
        );

        Assert.Equal("things.purge", error.Metadata["permission"]);
    }

    [Fact]
    public async Task ForgottenThing_ThatStatesNoPermission_IsDenied()
    {
        var error = await ErrorOf(
            _app.Service.ForgottenThingAsync(Request, _app.Identity("*", Scopes.Platform))
        );

        Assert.Equal(ErrorKind.PermissionDenied, error.Kind);
    }

    [Fact]
    public async Task GetStray_ThatTheContractDoesNotKnow_IsDenied()
    {
        var stray = new StrayService.StrayServiceClient(_app.Invoker);

        var error = await ErrorOf(
            stray.GetStrayAsync(Request, _app.Identity("*", Scopes.Platform))
        );

        Assert.Equal(ErrorKind.PermissionDenied, error.Kind);
    }

    [Fact]
    public async Task Streams_WithoutIdentity_AreUnauthenticated()
    {
        using var upload = _app.Service.UploadThings();
        using var download = _app.Service.DownloadThings(Request);
        using var exchange = _app.Service.ExchangeThings();

        var first = await Assert.ThrowsAsync<RpcException>(() => upload.ResponseAsync);
        var second = await Assert.ThrowsAsync<RpcException>(() =>
            download.ResponseStream.MoveNext(default)
        );
        var third = await Assert.ThrowsAsync<RpcException>(() =>
            exchange.ResponseStream.MoveNext(default)
        );

        Assert.All(
            [first, second, third],
            exception => Assert.Equal(StatusCode.Unauthenticated, exception.StatusCode)
        );
    }

    [Fact]
    public async Task ExchangeThings_WithThePermission_Streams()
    {
        using var exchange = _app.Service.ExchangeThings(_app.Identity("things.read"));
        await exchange.RequestStream.WriteAsync(Request);

        Assert.True(await exchange.ResponseStream.MoveNext(default));
        Assert.Equal("done", exchange.ResponseStream.Current.Name);
    }

    [Fact]
    public async Task GetThing_WhenTheDoorKnowsTheCaller_NeedsNoToken()
    {
        var caller = Caller.System("acme", "door", "things.read");
        await using var app = await ProbeApplication.StartAsync(builder =>
            builder.Services.AddSingleton<IStartupFilter>(new Door(caller))
        );

        await app.Service.GetThingAsync(Request);
    }

    private static async Task<Error> ErrorOf(AsyncUnaryCall<Thing> call) =>
        ErrorStatus.ToError(await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync));

    private sealed class Door(Caller caller) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    (HttpContext context, RequestDelegate rest) =>
                    {
                        context.Features.Set(caller);
                        return rest(context);
                    }
                );
                next(app);
            };
    }
}
