using Grpc.Core;
using Grpc.Health.V1;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>The standard health service of gRPC. All services of a process are as ready as the process.</summary>
internal sealed class HealthService(Readiness readiness, OfferedServices offered, TimeProvider time)
    : Health.HealthBase
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(1);

    public override async Task<HealthCheckResponse> Check(
        HealthCheckRequest request,
        ServerCallContext context
    )
    {
        var status = await StatusAsync(request.Service, context.CancellationToken);
        return status == HealthCheckResponse.Types.ServingStatus.ServiceUnknown
            ? throw new RpcException(
                new Status(StatusCode.NotFound, "There is no such service here.")
            )
            : new HealthCheckResponse { Status = status };
    }

    public override async Task<HealthListResponse> List(
        HealthListRequest request,
        ServerCallContext context
    )
    {
        var response = new HealthListResponse();
        foreach (var name in offered.Names.Prepend(""))
            response.Statuses[name] = new HealthCheckResponse
            {
                Status = await StatusAsync(name, context.CancellationToken),
            };
        return response;
    }

    public override async Task Watch(
        HealthCheckRequest request,
        IServerStreamWriter<HealthCheckResponse> responseStream,
        ServerCallContext context
    )
    {
        HealthCheckResponse.Types.ServingStatus? sent = null;
        while (true)
        {
            // Read before the status: a stop in between is then told by the next round, not lost.
            var isLast = readiness.Stopping.IsCancellationRequested;
            var status = await StatusAsync(request.Service, context.CancellationToken);
            if (status != sent)
                await responseStream.WriteAsync(
                    new HealthCheckResponse { Status = status },
                    context.CancellationToken
                );
            sent = status;
            if (isLast)
                throw new RpcException(
                    new Status(StatusCode.Unavailable, "The server is stopping.")
                );
            await WaitAsync(context.CancellationToken);
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            readiness.Stopping
        );
        await Task.Delay(WatchInterval, time, either.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async ValueTask<HealthCheckResponse.Types.ServingStatus> StatusAsync(
        string service,
        CancellationToken cancellationToken
    )
    {
        if (service.Length > 0 && !offered.Names.Contains(service))
            return HealthCheckResponse.Types.ServingStatus.ServiceUnknown;
        return (await readiness.CheckAsync(cancellationToken)).IsReady
            ? HealthCheckResponse.Types.ServingStatus.Serving
            : HealthCheckResponse.Types.ServingStatus.NotServing;
    }
}
