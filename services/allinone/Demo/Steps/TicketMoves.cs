using Crm.AllInOne.Demo.Plan;
using Crm.Tickets.V1;
using Status = Crm.Tickets.V1.Ticket.Types.Status;

namespace Crm.AllInOne.Demo.Steps;

/// <summary>Moves a ticket from where it stands to where the plan wants it.</summary>
internal sealed class TicketMoves(
    TicketsService.TicketsServiceClient client,
    TicketCommentsService.TicketCommentsServiceClient comments,
    DemoTicket plan,
    Ticket ticket
)
{
    private Ticket _ticket = ticket;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await NextAsync(cancellationToken) is { } moved)
            _ticket = moved;
    }

    // One move at a time, each told by what the ticket looks like now: whatever came before happened once.
    private async Task<Ticket?> NextAsync(CancellationToken cancellationToken)
    {
        if (plan.State == DemoTicketState.New)
            return null;
        if (_ticket.AssigneeId.Length == 0)
            return await client.AssignTicketAsync(
                new AssignTicketRequest { Id = _ticket.Id, AssigneeId = plan.Assignee },
                cancellationToken: cancellationToken
            );
        if (_ticket.CommentCount == 0)
            return await AnswerAsync(cancellationToken);
        return _ticket.Status switch
        {
            Status.New => await client.StartTicketAsync(
                new StartTicketRequest { Id = _ticket.Id },
                cancellationToken: cancellationToken
            ),
            Status.Open => await OnwardAsync(cancellationToken),
            Status.Resolved when plan.State == DemoTicketState.Closed =>
                await client.CloseTicketAsync(
                    new CloseTicketRequest { Id = _ticket.Id, Complaint = Complaint() },
                    cancellationToken: cancellationToken
                ),
            Status.Resolved when plan.State == DemoTicketState.Reopened =>
                await client.ReopenTicketAsync(
                    new ReopenTicketRequest { Id = _ticket.Id, Reason = "It happened again" },
                    cancellationToken: cancellationToken
                ),
            _ => null,
        };
    }

    private async Task<Ticket?> OnwardAsync(CancellationToken cancellationToken)
    {
        if (plan.State == DemoTicketState.Pending)
            return await client.WaitTicketAsync(
                new WaitTicketRequest
                {
                    Id = _ticket.Id,
                    WaitingFor = Ticket.Types.WaitingFor.Requester,
                    WaitingReason = "Asked for a photo",
                },
                cancellationToken: cancellationToken
            );
        var isThere =
            plan.State == DemoTicketState.Open
            || (plan.State == DemoTicketState.Reopened && _ticket.Timers.ReopenCount > 0);
        return isThere
            ? null
            : await client.ResolveTicketAsync(
                new ResolveTicketRequest
                {
                    Id = _ticket.Id,
                    Resolution = plan.Template.Resolution,
                    Complaint = Complaint(),
                },
                cancellationToken: cancellationToken
            );
    }

    private async Task<Ticket> AnswerAsync(CancellationToken cancellationToken)
    {
        await comments.CreateTicketCommentAsync(
            new CreateTicketCommentRequest
            {
                TicketId = _ticket.Id,
                TicketComment = new TicketComment
                {
                    Visibility = TicketComment.Types.Visibility.Public,
                    Author = TicketComment.Types.Author.Agent,
                    Body = plan.Template.Answer,
                },
            },
            cancellationToken: cancellationToken
        );
        return await client.GetTicketAsync(
            new GetTicketRequest { Id = _ticket.Id },
            cancellationToken: cancellationToken
        );
    }

    private Complaint? Complaint() =>
        _ticket.Kind == Ticket.Types.Kind.Complaint
            ? new Complaint
            {
                Severity = _ticket.Complaint.Severity,
                Cause = plan.Template.Cause,
                Remedy = plan.Template.Remedy,
                RootCause = plan.Template.RootCause,
            }
            : null;
}
