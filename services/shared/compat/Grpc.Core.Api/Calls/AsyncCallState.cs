using Grpc.Core.Utils;

namespace Grpc.Core;

/// <summary>What all call types share: headers, status, trailers and disposal, asked of the invoker through callbacks.</summary>
internal readonly struct AsyncCallState
{
    private readonly Func<object, Task<Metadata>> responseHeadersAsync;
    private readonly Func<object, Status> getStatus;
    private readonly Func<object, Metadata> getTrailers;
    private readonly Action<object> dispose;
    private readonly object state;

    internal AsyncCallState(
        Func<object, Task<Metadata>> responseHeadersAsync,
        Func<object, Status> getStatus,
        Func<object, Metadata> getTrailers,
        Action<object> dispose,
        object state
    )
    {
        this.responseHeadersAsync = GrpcPreconditions.CheckNotNull(
            responseHeadersAsync,
            nameof(responseHeadersAsync)
        );
        this.getStatus = GrpcPreconditions.CheckNotNull(getStatus, nameof(getStatus));
        this.getTrailers = GrpcPreconditions.CheckNotNull(getTrailers, nameof(getTrailers));
        this.dispose = GrpcPreconditions.CheckNotNull(dispose, nameof(dispose));
        this.state = state;
    }

    internal AsyncCallState(
        Task<Metadata> responseHeadersAsync,
        Func<Status> getStatus,
        Func<Metadata> getTrailers,
        Action dispose
    )
        : this(
            _ => responseHeadersAsync,
            _ => getStatus(),
            _ => getTrailers(),
            _ => dispose(),
            responseHeadersAsync
        ) { }

    internal Task<Metadata> ResponseHeadersAsync => responseHeadersAsync(state);

    internal Status GetStatus() => getStatus(state);

    internal Metadata GetTrailers() => getTrailers(state);

    internal void Dispose() => dispose(state);
}
