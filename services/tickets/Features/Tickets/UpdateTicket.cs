using System.Data;
using Crm.ContactReferences;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Crm.ServiceDefaults.Store;
using Crm.Tickets.Clients;
using Crm.Tickets.Data;
using Crm.Tickets.Domain;
using Crm.Tickets.Grpc;
using Crm.Tickets.V1;
using Microsoft.EntityFrameworkCore;
using Ticket = Crm.Tickets.Domain.Ticket;
using Wire = Crm.Tickets.V1;

namespace Crm.Tickets.Features.Tickets;

/// <summary>Changes a ticket.</summary>
internal sealed class UpdateTicket(
    TicketsDbContext db,
    TicketContacts contacts,
    TicketProcess process,
    TicketIndex index,
    TicketChanges changes,
    UnitOfWork work,
    TimeProvider time
)
{
    public async Task<Result<Ticket>> HandleAsync(
        UpdateTicketRequest request,
        CancellationToken cancellationToken
    )
    {
        var ticket = await db
            .Tickets.Include(row => row.TagKeys)
            .WithIdAsync(request.Id, cancellationToken);
        if (ticket is null)
            return TicketErrors.NotFound;
        if (Etag.Check(request.Etag, ticket.Version) is { } stale)
            return stale;
        var before = TicketMapping.ToWire(ticket);
        var after = TicketReader.Normalize(
            FieldMaskMerge.Apply(before, request.Ticket, request.UpdateMask)
        );
        if (TicketReader.Check(after) is { } wrong)
            return wrong;
        var contact = await ContactAsync(ticket, before, after, cancellationToken);
        if (contact.Error is not null)
            return contact.Error;
        after = TicketReader.WithoutKeys(after);
        after.ContactId = contact.Value?.ContactId.ToString() ?? "";
        if (after.Equals(before))
            return ticket;

        await work.BeginAsync(
            WritePriority.Request,
            IsolationLevel.ReadCommitted,
            cancellationToken
        );
        ticket.Change(TicketReader.ToContent(after), contact.Value, time.GetInstant());
        var missing = process.Missing(ticket);
        if (missing.Count > 0)
            return TicketErrors.FieldMissing(missing, "ticket.");
        await index.UpdateAsync(ticket, cancellationToken);
        changes.Updated(ticket, before);
        return ticket;
    }

    // Whoever is named anew is looked for; a contact that stays is not asked for again.
    private async Task<Result<ContactRelation?>> ContactAsync(
        Ticket ticket,
        Wire.Ticket before,
        Wire.Ticket after,
        CancellationToken cancellationToken
    )
    {
        var isNamed = after.ContactId != before.ContactId;
        var hasKey = after.Requester?.ExternalId is not null;
        var isAskedAnew = after.ContactId.Length == 0 && !Equals(after.Requester, before.Requester);
        if (!isNamed && !hasKey && !isAskedAnew)
            return Known(ticket);
        var asked = after.Clone();
        if (!isNamed && hasKey)
            asked.ContactId = "";
        return await contacts.ResolveAsync(asked, cancellationToken);
    }

    private static ContactRelation? Known(Ticket ticket) =>
        ticket is { ContactId: { } contactId, RecordedContactId: { } recorded }
            ? new ContactRelation(contactId, recorded)
            : null;
}
