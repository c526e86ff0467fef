using System.Data;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Crm.Tickets.Clients;
using Crm.Tickets.Data;
using Crm.Tickets.Domain;
using Crm.Tickets.Grpc;
using Crm.Tickets.V1;
using Ticket = Crm.Tickets.Domain.Ticket;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Creates a ticket.</summary>
internal sealed class CreateTicket(
    TicketsDbContext db,
    TicketContacts contacts,
    TicketProcess process,
    TicketNumbers numbers,
    TicketIndex index,
    TicketChanges changes,
    UnitOfWork work,
    CallerAccessor caller,
    TimeProvider time
)
{
    public async Task<Result<Ticket>> HandleAsync(
        CreateTicketRequest request,
        CancellationToken cancellationToken
    )
    {
        var given = TicketReader.Normalize(request.Ticket);
        if (TicketReader.Check(given) is { } wrong)
            return wrong;
        var contact = await contacts.ResolveAsync(given, cancellationToken);
        if (contact.Error is not null)
            return contact.Error;

        await work.BeginAsync(
            WritePriority.Request,
            IsolationLevel.ReadCommitted,
            cancellationToken
        );
        var ticket = Ticket.Create(
            db.TenantId,
            await numbers.NextAsync(cancellationToken),
            contact.Value,
            TicketReader.ToContent(given),
            given.AssigneeId,
            new StatusChange(
                process.Initial,
                TicketProcess.Create,
                caller.Caller.Actor,
                Reason: "",
                time.GetInstant()
            )
        );
        var missing = process.Missing(ticket);
        if (missing.Count > 0)
            return TicketErrors.FieldMissing(missing, "ticket.");
        db.Tickets.Add(ticket);
        await index.AddAsync(ticket, cancellationToken);
        changes.Created(ticket);
        return ticket;
    }
}
