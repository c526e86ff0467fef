using Crm.ServiceDefaults.Errors;

namespace Crm.Tickets.Domain;

/// <summary>What can be wrong with a comment.</summary>
internal static class TicketCommentErrors
{
    public static readonly Error NotFound = new(
        ErrorKind.NotFound,
        "TICKET_COMMENT_NOT_FOUND",
        "The ticket has no such comment."
    );

    public static readonly Error NotPublic = new Error(
        ErrorKind.InvalidArgument,
        "TICKET_COMMENT_NOT_PUBLIC",
        "What the requester says is PUBLIC."
    ).At("ticket_comment.visibility");

    public static readonly Error Exhausted = new(
        ErrorKind.FailedPrecondition,
        "TICKET_COMMENTS_EXHAUSTED",
        "The ticket has as many comments as a ticket can have. Go on in another ticket."
    );
}
