using Crm.Common.V1;
using Crm.Messaging.DeadLetters;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Paging;

namespace Crm.Gateway.Features.DeadLetters;

/// <summary>The dead letters of all services, the gateway's own among them.</summary>
internal sealed class ListAllDeadLetters(ListDeadLetters own, PeerServices peers, MergedPage merged)
{
    public async Task<Result<ListDeadLettersResponse>> HandleAsync(
        ListDeadLettersRequest request,
        CancellationToken cancellationToken
    )
    {
        var here = await own.HandleAsync(request, cancellationToken);
        if (here.Error is not null)
            return here.Error;
        var elsewhere = await peers.AskAllAsync(service =>
            new DeadLettersService.DeadLettersServiceClient(service).ListDeadLettersAsync(
                request,
                cancellationToken: cancellationToken
            )
        );
        var page = merged.Merge(
            new ListQuery(
                DeadLetterLists.List,
                request.PageSize,
                request.PageToken,
                request.Filter
            ),
            elsewhere
                .Append(here.Value)
                .Select(page => (page.DeadLetters.AsEnumerable(), page.HasNextPageToken)),
            PositionOf
        );
        var response = new ListDeadLettersResponse { DeadLetters = { page.Items } };
        if (page.NextPageToken is not null)
            response.NextPageToken = page.NextPageToken;
        return response;
    }

    private static NewestFirst PositionOf(DeadLetter letter)
    {
        OperationWire.TryReadId(letter.Id, out _, out var id);
        return new NewestFirst(letter.CreateTime.ToDateTimeOffset(), id);
    }
}
