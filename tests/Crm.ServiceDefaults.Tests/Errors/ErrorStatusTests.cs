using Crm.ServiceDefaults.Errors;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Crm.ServiceDefaults.Tests.Errors;

public sealed class ErrorStatusTests
{
    private static readonly Error Base = new(
        ErrorKind.InvalidArgument,
        "REQUEST_INVALID",
        "Wrong."
    );

    [Fact]
    public void ToException_CarriesReasonViolationsAndDelay()
    {
        var error = Base.At("thing.name").With("key", "value") with
        {
            RetryAfter = TimeSpan.FromSeconds(3),
        };

        Assert.True(ErrorStatus.TryRead(ErrorStatus.ToException(error), out var status));

        Assert.Equal((int)StatusCode.InvalidArgument, status.Code);
        var info = ErrorStatus.Find<ErrorInfo>(status)!;
        Assert.Equal(
            ("REQUEST_INVALID", "crm", "value"),
            (info.Reason, info.Domain, info.Metadata["key"])
        );
        Assert.Equal(
            "thing.name",
            Assert.Single(ErrorStatus.Find<BadRequest>(status)!.FieldViolations).Field
        );
        Assert.Equal(
            Duration.FromTimeSpan(TimeSpan.FromSeconds(3)),
            ErrorStatus.Find<RetryInfo>(status)!.RetryDelay
        );
    }

    [Theory]
    [InlineData(10, 50)]
    [InlineData(200, 300)]
    [InlineData(5_000, 300)]
    [InlineData(100, 5_000)]
    public void ToException_KeepsTheTrailerUnder8KiB(int count, int length)
    {
        var violations = Enumerable
            .Range(0, count)
            .Select(i => new FieldViolation($"f[{i}]", "TOO_LONG", new string('é', length)));
        var error = Base with { Message = new string('é', length), Violations = [.. violations] };

        var exception = ErrorStatus.ToException(error);

        var trailer = exception.Trailers.Get("grpc-status-details-bin")!.ValueBytes;
        var message = Uri.EscapeDataString(exception.Status.Detail);
        Assert.InRange(Convert.ToBase64String(trailer).Length + message.Length, 1, 8 * 1024);
        Assert.True(ErrorStatus.TryRead(exception, out var status));
        var kept = ErrorStatus.Find<BadRequest>(status)?.FieldViolations ?? [];
        var omitted = ErrorStatus
            .Find<ErrorInfo>(status)!
            .Metadata.GetValueOrDefault(ErrorStatus.ViolationsOmitted, "0");
        Assert.Equal(
            count,
            kept.Count + int.Parse(omitted, System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.All(kept, (violation, i) => Assert.Equal($"f[{i}]", violation.Field));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ToError_ReadsBackWhatToExceptionWrote(ErrorKind kind)
    {
        var error = new Error(kind, "SOME_REASON", "Text.")
        {
            RetryAfter = TimeSpan.FromSeconds(1),
            Violations = [new FieldViolation("a.b", "TOO_LONG", "Long.")],
        }.With("k", "v");

        var read = ErrorStatus.ToError(ErrorStatus.ToException(error));

        Assert.Equal(
            (kind, "SOME_REASON", "Text.", error.RetryAfter),
            (read.Kind, read.Reason, read.Message, read.RetryAfter)
        );
        Assert.Equal(error.Violations, read.Violations);
        Assert.Equal(error.Metadata, read.Metadata);
    }

    [Theory]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.Unknown)]
    [InlineData(StatusCode.Unavailable)]
    public void ToError_OfAFailureThatIsNotTheCallers_IsUnavailable(StatusCode code) =>
        Assert.Equal(
            CommonErrors.ServiceUnavailable,
            ErrorStatus.ToError(new RpcException(new Grpc.Core.Status(code, "x")))
        );

    [Fact]
    public void TryRead_OfDamagedDetails_IsFalse()
    {
        var trailers = new Metadata { { "grpc-status-details-bin", new byte[] { 0xff, 1, 2 } } };

        Assert.False(
            ErrorStatus.TryRead(
                new RpcException(new Grpc.Core.Status(StatusCode.Aborted, ""), trailers),
                out _
            )
        );
    }

    public static TheoryData<ErrorKind> Kinds => [.. System.Enum.GetValues<ErrorKind>()];
}
