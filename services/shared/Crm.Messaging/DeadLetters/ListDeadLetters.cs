using Crm.Common.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Messaging.DeadLetters;

/// <summary>Lists the dead letters of this service; the gateway merges them with those of all services, its own among them.</summary>
public sealed class ListDeadLetters
{
    private readonly ServiceDbContext _db;
    private readonly ListReader _lists;
    private readonly DeadLetterWire _wire;

    internal ListDeadLetters(ServiceDbContext db, ListReader lists, DeadLetterWire wire) =>
        (_db, _lists, _wire) = (db, lists, wire);

    /// <summary>A page of dead letters, or FILTER_INVALID or PAGE_TOKEN_INVALID.</summary>
    public async Task<Result<ListDeadLettersResponse>> HandleAsync(
        ListDeadLettersRequest request,
        CancellationToken cancellationToken
    )
    {
        var page = await _lists.ReadAsync(
            _db.Set<DeadLetterRecord>().AsNoTracking(),
            new ListQuery(
                DeadLetterLists.List,
                request.PageSize,
                request.PageToken,
                request.Filter
            ),
            DeadLetterLists.Sort,
            DeadLetterLists.Filter,
            cancellationToken: cancellationToken
        );
        if (page.Error is not null)
            return page.Error;
        var response = new ListDeadLettersResponse
        {
            DeadLetters =
            {
                page.Value.Items.Select(letter => _wire.ToWire(letter, withEvent: false)),
            },
        };
        if (page.Value.NextPageToken is { } next)
            response.NextPageToken = next;
        return response;
    }
}
