using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Reads;
using Crm.ServiceDefaults.Store;
using Crm.Tickets.Data;
using Crm.Tickets.Domain;
using Crm.Tickets.Features.Tickets;
using Crm.Tickets.Grpc;
using Crm.Tickets.V1;
using TicketComment = Crm.Tickets.Domain.TicketComment;

namespace Crm.Tickets.Features.TicketComments;

/// <summary>Writes a comment.</summary>
internal sealed class CreateTicketComment(
    TicketsDbContext db,
    TicketChanges changes,
    CallerAccessor caller,
    TimeProvider time
)
{
    public const int MostComments = 10_000;

    public async Task<Result<TicketComment>> HandleAsync(
        CreateTicketCommentRequest request,
        CancellationToken cancellationToken
    )
    {
        var content = TicketReader.ToContent(request.TicketComment);
        if (content is { Author: CommentAuthor.Requester, Visibility: CommentVisibility.Internal })
            return TicketCommentErrors.NotPublic;
        if (await db.Tickets.WithIdAsync(request.TicketId, cancellationToken) is not { } ticket)
            return TicketErrors.NotFound;
        if (ticket.CommentCount >= MostComments)
            return TicketCommentErrors.Exhausted;
        var comment = ticket.Comment(content, caller.Caller.Actor, time.GetInstant());
        db.TicketComments.Add(comment);
        changes.Commented(ticket, comment);
        return comment;
    }
}
