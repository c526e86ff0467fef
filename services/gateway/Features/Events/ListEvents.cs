using Crm.Gateway.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Paging;

namespace Crm.Gateway.Features.Events;

/// <summary>A page of the log: one read, however few of the events in it are wanted.</summary>
internal sealed class ListEvents(
    EventSelections selections,
    EventLogReader log,
    EventComposer composer,
    EventPositions positions,
    CallerAccessor caller
)
{
    public async Task<Result<ListEventsResponse>> HandleAsync(
        ListEventsRequest request,
        CancellationToken cancellationToken
    )
    {
        var selection = selections.Read(request.Types_, request.Subject, request.Filter);
        if (selection.Error is not null)
            return selection.Error;
        var start = await StartAsync(request, cancellationToken);
        if (start.Error is not null)
            return start.Error;
        var response = new ListEventsResponse();
        if (await log.HeadAsync(cancellationToken) is not { } head)
            return response;
        var size = new ListQuery(nameof(ListEvents), request.PageSize, "").Size;
        var after = start.Value ?? head.First - 1;
        var slice = await log.ReadAsync(selection.Value, after, head.Last, size, cancellationToken);
        response.Events.Add(
            await composer.ComposeAsync(slice.Events, request.Include, cancellationToken)
        );
        if (slice.Until < head.Last)
            response.NextPageToken = positions.Write(Binding(request), slice.Until);
        return response;
    }

    private async Task<Result<long?>> StartAsync(
        ListEventsRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.PageToken.Length == 0)
            return await log.StartAsync(
                request.Position,
                request.Since?.ToDateTimeOffset(),
                cancellationToken
            );
        return positions.TryRead(Binding(request), request.PageToken, out var position)
            ? position
            : CommonErrors.PageTokenInvalid.At("page_token");
    }

    private string Binding(ListEventsRequest request) =>
        PageTokens.Binding(
            nameof(ListEvents),
            caller.Caller.TenantId,
            string.Join('\u001e', request.Types_.Append(request.Subject).Append(request.Filter)),
            ""
        );
}
