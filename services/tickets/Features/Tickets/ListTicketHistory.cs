using Crm.Filtering;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Crm.Tickets.Data;
using Crm.Tickets.Domain;
using Crm.Tickets.V1;
using Microsoft.EntityFrameworkCore;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Lists the stays of a ticket in its statuses, the oldest first.</summary>
internal sealed class ListTicketHistory(TicketsDbContext db, ListReader lists)
{
    private static readonly SortSchema<TicketStay> Order = SortSchema<TicketStay>
        .Create("ticketId", stay => stay.TicketId)
        .Number("ordinal", stay => stay.Ordinal)
        .Build("ordinal");

    public async Task<Result<Page<TicketStay>>> HandleAsync(
        ListTicketHistoryRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!Guid.TryParse(request.TicketId, out var id))
            return TicketErrors.NotFound;
        var page = await lists.ReadAsync(
            db.TicketStays.AsNoTracking().Where(stay => stay.TicketId == id),
            new ListQuery($"{nameof(ListTicketHistory)}/{id}", request.PageSize, request.PageToken),
            Order,
            cancellationToken: cancellationToken
        );
        // Every ticket has been somewhere, and no page but that of an unknown ticket is empty.
        return page.Error is null && page.Value.Items.Count == 0 ? TicketErrors.NotFound : page;
    }
}
