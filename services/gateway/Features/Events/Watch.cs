using Crm.Gateway.Domain;
using Crm.Gateway.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;

namespace Crm.Gateway.Features.Events;

internal sealed class Watch(
    EventSelections selections,
    EventLogReader log,
    EventStream stream,
    EventStreams streams,
    CallerAccessor caller
)
{
    public async Task<Result<WatchedEvents>> HandleAsync(
        WatchRequest request,
        CancellationToken cancellationToken
    )
    {
        var selection = selections.Read(request.Types_, request.Subject, request.Filter);
        if (selection.Error is not null)
            return selection.Error;
        var start = await log.StartAsync(
            request.Position,
            request.Since?.ToDateTimeOffset(),
            cancellationToken
        );
        if (start.Error is not null)
            return start.Error;
        var from = start.Value ?? (await log.HeadAsync(cancellationToken))?.Last ?? 0;
        return streams.TryOpen(caller.Caller.TenantId) is { } place
            ? new WatchedEvents(
                place,
                ends => stream.ReadAsync(selection.Value, request, from, ends)
            )
            : EventErrors.StreamsExhausted;
    }
}
