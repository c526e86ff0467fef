using Crm.Filtering;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Crm.Tickets.Data;
using Crm.Tickets.Domain;
using Crm.Tickets.V1;
using Microsoft.EntityFrameworkCore;
using TicketComment = Crm.Tickets.Domain.TicketComment;

namespace Crm.Tickets.Features.TicketComments;

/// <summary>Lists the comments of a ticket.</summary>
internal sealed class ListTicketComments(TicketsDbContext db, ListReader lists)
{
    private static readonly FilterSchema<TicketComment> Filter = FilterSchema<TicketComment>
        .Create()
        .Enum("visibility", comment => comment.Visibility)
        .Enum("author", comment => comment.Author)
        .Time("createTime", comment => comment.CreateTime)
        .Build();

    private static readonly SortSchema<TicketComment> Order = SortSchema<TicketComment>
        .Create("id", comment => comment.Id)
        .Time("createTime", comment => comment.CreateTime)
        .Build("createTime");

    public async Task<Result<Page<TicketComment>>> HandleAsync(
        ListTicketCommentsRequest request,
        CancellationToken cancellationToken
    )
    {
        if (
            !Guid.TryParse(request.TicketId, out var id)
            || !await db.Tickets.AnyAsync(ticket => ticket.Id == id, cancellationToken)
        )
            return TicketErrors.NotFound;
        return await lists.ReadAsync(
            db.TicketComments.AsNoTracking().Where(comment => comment.TicketId == id),
            new ListQuery(
                $"{nameof(ListTicketComments)}/{id}",
                request.PageSize,
                request.PageToken,
                request.Filter,
                request.OrderBy
            ),
            Order,
            Filter,
            cancellationToken: cancellationToken
        );
    }
}
