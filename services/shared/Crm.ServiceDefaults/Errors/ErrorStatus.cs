using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Crm.ServiceDefaults.Errors;

/// <summary>Turns an <see cref="Error"/> into the rich error of gRPC and back.</summary>
public static class ErrorStatus
{
    /// <summary>Who defines the reasons.</summary>
    public const string Domain = "crm";

    /// <summary>The key in the metadata of an error that counts the violations which did not fit.</summary>
    public const string ViolationsOmitted = "violations_omitted";

    private const string DetailsKey = "grpc-status-details-bin";
    private const int MostTextLength = 1_000;
    private const int MostMetadataEntries = 32;

    // Peers refuse trailers beyond 8 KiB. The message travels a second time, percent-encoded, beside the details in base64.
    private const int MostTrailerBytes = 8 * 1024 - 512;

    /// <summary>The exception that answers a call with the error.</summary>
    public static RpcException ToException(Error error) => ToException(CodeOf(error.Kind), error);

    /// <summary>The error as it travels inside of an answer.</summary>
    public static Google.Rpc.Status ToStatus(Error error) => Pack(CodeOf(error.Kind), error);

    /// <summary>The exception that answers a call with an error that came inside of an answer.</summary>
    public static RpcException ToException(Google.Rpc.Status status) =>
        new(
            new Grpc.Core.Status((StatusCode)status.Code, status.Message),
            new Metadata { { DetailsKey, status.ToByteArray() } }
        );

    /// <summary>The error of a failed call to another service.</summary>
    /// <remarks>A failure that is not this caller's to mend, such as INTERNAL there, is <see cref="CommonErrors.ServiceUnavailable"/>.</remarks>
    public static Error ToError(RpcException exception)
    {
        if (KindOf(exception.StatusCode) is not { } kind)
            return CommonErrors.ServiceUnavailable;
        if (!TryRead(exception, out var status) || Find<ErrorInfo>(status) is not { } info)
            return Plain(kind, exception.Status.Detail);
        return new Error(kind, info.Reason, status.Message)
        {
            Metadata = new Dictionary<string, string>(info.Metadata, StringComparer.Ordinal),
            RetryAfter = Find<RetryInfo>(status)?.RetryDelay?.ToTimeSpan(),
            Violations =
            [
                .. (Find<BadRequest>(status)?.FieldViolations ?? []).Select(
                    violation => new FieldViolation(
                        violation.Field,
                        violation.Reason,
                        violation.Description
                    )
                ),
            ],
        };
    }

    /// <summary>Reads the rich error that a failed call carries.</summary>
    public static bool TryRead(
        RpcException exception,
        [NotNullWhen(true)] out Google.Rpc.Status? status
    )
    {
        status = null;
        if (exception.Trailers.Get(DetailsKey) is not { IsBinary: true } entry)
            return false;
        try
        {
            status = Google.Rpc.Status.Parser.ParseFrom(entry.ValueBytes);
            return true;
        }
        catch (InvalidProtocolBufferException)
        {
            return false;
        }
    }

    /// <summary>The detail of one type that a rich error carries; null when it has none.</summary>
    public static T? Find<T>(Google.Rpc.Status status)
        where T : class, IMessage, new() =>
        status
            .Details.Select(detail => detail.TryUnpack<T>(out var found) ? found : null)
            .FirstOrDefault(found => found is not null);

    /// <summary>The gRPC status code of a sort of failure.</summary>
    public static StatusCode CodeOf(ErrorKind kind) =>
        kind switch
        {
            ErrorKind.InvalidArgument => StatusCode.InvalidArgument,
            ErrorKind.OutOfRange => StatusCode.OutOfRange,
            ErrorKind.Unauthenticated => StatusCode.Unauthenticated,
            ErrorKind.PermissionDenied => StatusCode.PermissionDenied,
            ErrorKind.NotFound => StatusCode.NotFound,
            ErrorKind.AlreadyExists => StatusCode.AlreadyExists,
            ErrorKind.Aborted => StatusCode.Aborted,
            ErrorKind.FailedPrecondition => StatusCode.FailedPrecondition,
            ErrorKind.ResourceExhausted => StatusCode.ResourceExhausted,
            ErrorKind.Unavailable => StatusCode.Unavailable,
            ErrorKind.DeadlineExceeded => StatusCode.DeadlineExceeded,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>The sort of failure of a gRPC status code; null for the codes of bugs and of callers who left.</summary>
    public static ErrorKind? KindOf(StatusCode code) =>
        code switch
        {
            StatusCode.InvalidArgument => ErrorKind.InvalidArgument,
            StatusCode.OutOfRange => ErrorKind.OutOfRange,
            StatusCode.Unauthenticated => ErrorKind.Unauthenticated,
            StatusCode.PermissionDenied => ErrorKind.PermissionDenied,
            StatusCode.NotFound => ErrorKind.NotFound,
            StatusCode.AlreadyExists => ErrorKind.AlreadyExists,
            StatusCode.Aborted => ErrorKind.Aborted,
            StatusCode.FailedPrecondition => ErrorKind.FailedPrecondition,
            StatusCode.ResourceExhausted => ErrorKind.ResourceExhausted,
            StatusCode.Unavailable => ErrorKind.Unavailable,
            StatusCode.DeadlineExceeded => ErrorKind.DeadlineExceeded,
            _ => null,
        };

    /// <summary>The exception for a code that no <see cref="ErrorKind"/> has, such as INTERNAL.</summary>
    internal static RpcException ToException(
        StatusCode code,
        string reason,
        string message,
        (string Key, string Value)? fact = null
    )
    {
        var error = new Error(default, reason, message);
        return ToException(code, fact is { } known ? error.With(known.Key, known.Value) : error);
    }

    private static RpcException ToException(StatusCode code, Error error) =>
        ToException(Pack(code, error));

    private static Google.Rpc.Status Pack(StatusCode code, Error error)
    {
        var message = ShortenEncoded(error.Message);
        var info = new ErrorInfo { Reason = error.Reason, Domain = Domain };
        foreach (var (key, value) in error.Metadata.Take(MostMetadataEntries))
            info.Metadata[key] = Shorten(value);
        var violations = new BadRequest();
        violations.FieldViolations.Add(error.Violations.Select(ToViolation));
        var status = new Google.Rpc.Status { Code = (int)code, Message = message };
        while (true)
        {
            Fill(status, info, violations, error.RetryAfter);
            if (Fits(status) || !Drop(info, violations))
                break;
        }
        return status;
    }

    private static void Fill(
        Google.Rpc.Status status,
        ErrorInfo info,
        BadRequest violations,
        TimeSpan? retryAfter
    )
    {
        status.Details.Clear();
        status.Details.Add(Any.Pack(info));
        if (violations.FieldViolations.Count > 0)
            status.Details.Add(Any.Pack(violations));
        if (retryAfter is { } delay)
            status.Details.Add(
                Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) })
            );
    }

    private static bool Fits(Google.Rpc.Status status) =>
        ((status.CalculateSize() + 2) / 3 * 4) + Uri.EscapeDataString(status.Message).Length
        <= MostTrailerBytes;

    // An eighth at a time: few rounds for thousands of violations, and little lost for a few.
    private static bool Drop(ErrorInfo info, BadRequest violations)
    {
        var count = violations.FieldViolations.Count;
        if (count == 0)
            return info.Metadata.Remove(
                info.Metadata.Keys.LastOrDefault(key => key != ViolationsOmitted) ?? ""
            );
        var omitted = info.Metadata.TryGetValue(ViolationsOmitted, out var text)
            ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
            : 0;
        var kept = count - Math.Max(1, count / 8);
        info.Metadata[ViolationsOmitted] = (omitted + count - kept).ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );
        while (violations.FieldViolations.Count > kept)
            violations.FieldViolations.RemoveAt(violations.FieldViolations.Count - 1);
        return true;
    }

    private static BadRequest.Types.FieldViolation ToViolation(FieldViolation violation) =>
        new()
        {
            Field = Shorten(violation.Field),
            Reason = violation.Reason,
            Description = Shorten(violation.Description),
        };

    private static string Shorten(string text, int mostLength = MostTextLength)
    {
        if (text.Length <= mostLength)
            return text;
        var end = char.IsHighSurrogate(text[mostLength - 1]) ? mostLength - 1 : mostLength;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    // A character outside ASCII takes up to twelve when it is percent-encoded.
    private static string ShortenEncoded(string text)
    {
        var message = Shorten(text);
        return Uri.EscapeDataString(message).Length <= 3 * MostTextLength
            ? message
            : Shorten(message, MostTextLength / 4);
    }

    private static Error Plain(ErrorKind kind, string detail) =>
        kind switch
        {
            ErrorKind.Unavailable => CommonErrors.ServiceUnavailable,
            ErrorKind.DeadlineExceeded => CommonErrors.DeadlineExceeded,
            _ => new Error(
                kind,
                System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName(kind.ToString()),
                detail
            ),
        };
}
