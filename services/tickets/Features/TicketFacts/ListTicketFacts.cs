using Crm.Filtering;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Crm.Tickets.Data;
using Crm.Tickets.Domain;
using Crm.Tickets.V1;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Ticket = Crm.Tickets.Domain.Ticket;
using Wire = Crm.Tickets.V1;

namespace Crm.Tickets.Features.TicketFacts;

/// <summary>Lists what other services count of tickets, in the order in which they came in.</summary>
internal sealed class ListTicketFacts(TicketsDbContext db, PageTokens tokens)
{
    private static readonly Keyset<Row> Order = SortSchema<Row>
        .Create("id", row => row.Id)
        .Time("createTime", row => row.CreateTime)
        .Build("createTime")
        .Parse("createTime")
        .Value!;

    public async Task<Result<ListTicketFactsResponse>> HandleAsync(
        ListTicketFactsRequest request,
        CancellationToken cancellationToken
    )
    {
        var contacts = request.ContactIds.Order(StringComparer.Ordinal).ToList();
        var binding = PageTokens.Binding(
            nameof(ListTicketFacts),
            db.TenantId,
            string.Join(',', contacts),
            order: ""
        );
        KeysetPosition? after = null;
        if (
            request.PageToken.Length > 0
            && !(
                tokens.TryRead(binding, request.PageToken, out var bytes)
                && Order.TryRead(bytes, out after)
            )
        )
            return CommonErrors.PageTokenInvalid.At("page_token");

        var size = FactPage.Size(request.PageSize);
        var rows = await Order
            .Apply(Rows(Of(contacts)), after)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        var response = new ListTicketFactsResponse { Facts = { rows.Take(size).Select(ToWire) } };
        if (rows.Count > size)
            response.NextPageToken = tokens.Make(
                binding,
                Order.Write(Order.PositionOf(rows[size - 1])).Span
            );
        return response;
    }

    private IQueryable<Ticket> Of(List<string> contacts)
    {
        if (contacts.Count == 0)
            return db.Tickets;
        var ids = contacts
            .Select(text => Guid.TryParse(text, out var id) ? id : (Guid?)null)
            .OfType<Guid>()
            .Select(id => (Guid?)id)
            .ToList();
        return db.Tickets.Where(ticket => ids.Contains(ticket.ContactId));
    }

    private static IQueryable<Row> Rows(IQueryable<Ticket> tickets) =>
        tickets.Select(ticket => new Row
        {
            Id = ticket.Id,
            ContactId = ticket.ContactId,
            RecordedContactId = ticket.RecordedContactId,
            Kind = ticket.Kind,
            Status = ticket.Status,
            CreateTime = ticket.CreateTime,
            UpdateTime = ticket.UpdateTime,
            Version = ticket.Version,
        });

    private static TicketFact ToWire(Row row) =>
        new()
        {
            TicketId = row.Id.ToString(),
            ContactId = row.ContactId?.ToString() ?? "",
            RecordedContactId = row.RecordedContactId?.ToString() ?? "",
            Kind = (Wire.Ticket.Types.Kind)row.Kind,
            Status = (Wire.Ticket.Types.Status)row.Status,
            CreateTime = Timestamp.FromDateTimeOffset(row.CreateTime),
            UpdateTime = Timestamp.FromDateTimeOffset(row.UpdateTime),
            Version = (int)row.Version,
        };

    private sealed class Row
    {
        public Guid Id { get; init; }
        public Guid? ContactId { get; init; }
        public Guid? RecordedContactId { get; init; }
        public TicketKind Kind { get; init; }
        public TicketStatus Status { get; init; }
        public DateTimeOffset CreateTime { get; init; }
        public DateTimeOffset UpdateTime { get; init; }
        public long Version { get; init; }
    }
}
