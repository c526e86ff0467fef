using Crm.Gateway.Access;
using Crm.Gateway.Features.Events;
using Crm.Gateway.V1;
using Grpc.AspNetCore.Server;
using Grpc.Core;

namespace Crm.Gateway.Grpc;

internal sealed class EventsGrpcService(
    Watch watch,
    ListEvents list,
    CredentialGuard credentials,
    IHostApplicationLifetime lifetime
) : EventsService.EventsServiceBase
{
    public override async Task Watch(
        WatchRequest request,
        IServerStreamWriter<WatchResponse> responseStream,
        ServerCallContext context
    )
    {
        using var events = (await watch.HandleAsync(request, context.CancellationToken)).Value;
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken,
            lifetime.ApplicationStopping
        );
        try
        {
            await credentials.RunAsync(
                context.GetHttpContext(),
                cancellation => PassAsync(events, responseStream, cancellation),
                ends.Token
            );
        }
        catch (OperationCanceledException)
            when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The caller goes on at another replica, or here when it is back.
        }
    }

    public override async Task<ListEventsResponse> ListEvents(
        ListEventsRequest request,
        ServerCallContext context
    ) => (await list.HandleAsync(request, context.CancellationToken)).Value;

    private static async Task PassAsync(
        WatchedEvents events,
        IServerStreamWriter<WatchResponse> responses,
        CancellationToken cancellation
    )
    {
        await foreach (var answer in events.ReadAsync(cancellation))
            await responses.WriteAsync(answer, cancellation);
    }
}
