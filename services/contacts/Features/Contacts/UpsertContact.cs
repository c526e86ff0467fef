using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Crm.Contacts.Features.FieldDefinitions;
using Crm.Contacts.Grpc;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Outcome = Crm.Contacts.V1.UpsertContactResponse.Types.Outcome;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

internal sealed class UpsertContact(
    ContactsDbContext db,
    UnitOfWork work,
    ContactMatches matches,
    FieldCatalog fields,
    ContactWriter writer,
    TimeProvider time
)
{
    public async Task<Result<(Contact Contact, Outcome Outcome)>> HandleAsync(
        Wire.UpsertContactRequest request,
        CancellationToken cancellationToken
    )
    {
        var keys = ContactKey.Of(request.Contact, request.MatchBy);
        if (keys.Count == 0)
            return ContactErrors.KeyMissing;

        // Whether the contact is there must still be true when it is written: of two equal upserts at once one creates.
        await work.BeginAsync(WritePriority.Request, cancellationToken);
        var found = (await matches.FindAsync(keys, cancellationToken))
            .SelectMany(match => match)
            .Distinct()
            .ToList();
        var live = found.FindAll(match => !match.IsDeleted);
        if (live.Count > 1)
            return ContactErrors.MatchAmbiguous;
        if (live.Count == 1)
            return await ChangeAsync(live[0].Id, request.Contact, cancellationToken);
        if (found.Count > 0)
            return ContactErrors.Deleted;
        return await CreateAsync(request.Contact, cancellationToken);
    }

    private async Task<Result<(Contact, Outcome)>> CreateAsync(
        Wire.Contact said,
        CancellationToken cancellationToken
    )
    {
        var details = await ReadAsync(said, cancellationToken);
        if (details.Error is { } error)
            return error;
        var contact = Contact.Create(db.TenantId, details.Value, time.GetInstant());
        writer.Create(contact);
        return (contact, Outcome.Created);
    }

    private async Task<Result<(Contact, Outcome)>> ChangeAsync(
        Guid id,
        Wire.Contact said,
        CancellationToken cancellationToken
    )
    {
        var contact = await db.Contacts.SingleAsync(
            candidate => candidate.Id == id,
            cancellationToken
        );
        var details = await ReadAsync(
            ContactMerge.Apply(ContactMapping.ToInput(contact), said),
            cancellationToken
        );
        if (details.Error is { } error)
            return error;
        var before = ContactMapping.ToWire(contact);
        if (!contact.Change(details.Value, time.GetInstant()))
            return (contact, Outcome.Unchanged);
        await writer.UpdateAsync(contact, before, cancellationToken);
        return (contact, Outcome.Updated);
    }

    private async Task<Result<ContactDetails>> ReadAsync(
        Wire.Contact said,
        CancellationToken cancellationToken
    ) =>
        ContactReader.Read(
            said,
            await fields.ReaderAsync([said], convertsText: false, cancellationToken)
        );
}
