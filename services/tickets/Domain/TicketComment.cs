using Crm.ServiceDefaults.Store;

namespace Crm.Tickets.Domain;

/// <summary>Something that was said about a ticket; never changed.</summary>
internal sealed class TicketComment : ITenantOwned
{
    private TicketComment() { }

    public string TenantId { get; private set; } = "";
    public Guid TicketId { get; private set; }
    public Guid Id { get; private set; }
    public CommentVisibility Visibility { get; private set; }
    public CommentAuthor Author { get; private set; }
    public string Actor { get; private set; } = "";
    public string Body { get; private set; } = "";
    public IReadOnlyList<TicketAttachment> Attachments { get; private set; } = [];
    public DateTimeOffset CreateTime { get; private set; }

    public static TicketComment Create(
        Ticket ticket,
        CommentContent content,
        string actor,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = ticket.TenantId,
            TicketId = ticket.Id,
            Id = Guid.CreateVersion7(now),
            Visibility = content.Visibility,
            Author = content.Author,
            Actor = actor,
            Body = content.Body,
            Attachments = content.Attachments,
            CreateTime = now,
        };
}

/// <summary>What is said, by whom and to whom.</summary>
internal sealed record CommentContent(
    CommentVisibility Visibility,
    CommentAuthor Author,
    string Body,
    IReadOnlyList<TicketAttachment> Attachments
);
