using Crm.ServiceDefaults.Errors;
using Crm.Tickets.Data;
using Crm.Tickets.Domain;
using Crm.Tickets.V1;
using Microsoft.EntityFrameworkCore;
using TicketComment = Crm.Tickets.Domain.TicketComment;

namespace Crm.Tickets.Features.TicketComments;

/// <summary>Gets a comment.</summary>
internal sealed class GetTicketComment(TicketsDbContext db)
{
    public async Task<Result<TicketComment>> HandleAsync(
        GetTicketCommentRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!Guid.TryParse(request.TicketId, out var ticketId))
            return TicketErrors.NotFound;
        if (!await db.Tickets.AnyAsync(ticket => ticket.Id == ticketId, cancellationToken))
            return TicketErrors.NotFound;
        if (!Guid.TryParse(request.Id, out var id))
            return TicketCommentErrors.NotFound;
        var comment = await db
            .TicketComments.AsNoTracking()
            .FirstOrDefaultAsync(
                row => row.Id == id && row.TicketId == ticketId,
                cancellationToken
            );
        return comment is null ? TicketCommentErrors.NotFound : comment;
    }
}
