using Crm.ServiceDefaults.Errors;
using Google.Rpc;
using Grpc.Core;
using Probe.V1;

namespace Crm.ServiceDefaults.Tests.Calls;

public sealed class ErrorTests
{
    private static readonly GetThingRequest Request = new() { Id = "1" };

    [Fact]
    public async Task GetThing_WhenAnErrorIsThrown_AnswersItsReason()
    {
        await using var app = await ProbeApplication.StartAsync();
        app.Behaviour.Handle = _ =>
            throw new ErrorException(
                new Error(ErrorKind.NotFound, "THING_NOT_FOUND", "No such thing.")
            );

        var exception = await Assert.ThrowsAsync<RpcException>(() => GetAsync(app));

        Assert.Equal(
            (StatusCode.NotFound, "No such thing."),
            (exception.StatusCode, exception.Status.Detail)
        );
        Assert.Equal("THING_NOT_FOUND", ErrorStatus.ToError(exception).Reason);
    }

    [Fact]
    public async Task GetThing_WhenABugThrows_TellsTheLogAndNotTheCaller()
    {
        await using var app = await ProbeApplication.StartAsync();
        app.Behaviour.Handle = _ => throw new InvalidOperationException("the password is 123");

        var exception = await Assert.ThrowsAsync<RpcException>(() => GetAsync(app));

        Assert.Equal(StatusCode.Internal, exception.StatusCode);
        Assert.True(ErrorStatus.TryRead(exception, out var status));
        Assert.DoesNotContain(
            "password",
            exception.Status.Detail + status,
            StringComparison.Ordinal
        );
        var info = ErrorStatus.Find<ErrorInfo>(status)!;
        Assert.Equal("INTERNAL", info.Reason);
        Assert.Contains(
            app.Logs.Lines,
            line => line.Contains(info.Metadata["trace_id"], StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task GetThing_WhenARpcExceptionIsThrown_PassesItOn()
    {
        await using var app = await ProbeApplication.StartAsync();
        app.Behaviour.Handle = _ =>
            throw new RpcException(new Grpc.Core.Status(StatusCode.Unimplemented, "later"));

        var exception = await Assert.ThrowsAsync<RpcException>(() => GetAsync(app));

        Assert.Equal(
            (StatusCode.Unimplemented, "later"),
            (exception.StatusCode, exception.Status.Detail)
        );
    }

    [Fact]
    public async Task GetThing_WithManyViolations_ArrivesWithWhatFits()
    {
        await using var app = await ProbeApplication.StartAsync();
        var violations = Enumerable
            .Range(0, 500)
            .Select(i => new FieldViolation($"f[{i}]", "TOO_LONG", new string('x', 200)));
        app.Behaviour.Handle = _ =>
            throw new ErrorException(
                CommonErrors.RequestInvalid with
                {
                    Violations = [.. violations],
                }
            );

        var exception = await Assert.ThrowsAsync<RpcException>(() => GetAsync(app));

        var error = ErrorStatus.ToError(exception);
        Assert.InRange(error.Violations.Count, 10, 100);
        Assert.Contains(ErrorStatus.ViolationsOmitted, error.Metadata.Keys);
    }

    [Fact]
    public async Task CreateThing_WithABrokenRule_NamesTheFieldAndRunsNothing()
    {
        await using var app = await ProbeApplication.StartAsync();
        var ran = false;
        app.Behaviour.Handle = _ => Task.FromResult(new Thing { Flag = ran = true });
        var request = new CreateThingRequest { Thing = Things.Valid(t => t.Name = "far too long") };

        var exception = await Assert.ThrowsAsync<RpcException>(() =>
            app.Service.CreateThingAsync(request, app.Identity("things.write")).ResponseAsync
        );

        var error = ErrorStatus.ToError(exception);
        Assert.Equal(
            (StatusCode.InvalidArgument, "REQUEST_INVALID"),
            (exception.StatusCode, error.Reason)
        );
        Assert.Equal(
            ("thing.name", "TOO_LONG"),
            (error.Violations[0].Field, error.Violations[0].Reason)
        );
        Assert.False(ran);
    }

    [Fact]
    public async Task UploadThings_WithABrokenRuleInALaterMessage_Refuses()
    {
        await using var app = await ProbeApplication.StartAsync();
        using var call = app.Service.UploadThings(app.Identity("things.write"));
        await call.RequestStream.WriteAsync(Request);
        await call.RequestStream.WriteAsync(new GetThingRequest { Id = new string('x', 21) });

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.Equal("REQUEST_INVALID", ErrorStatus.ToError(exception).Reason);
    }

    private static Task<Thing> GetAsync(ProbeApplication app) =>
        app.Service.GetThingAsync(Request, app.Identity("things.read")).ResponseAsync;
}
