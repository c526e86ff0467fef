using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Crm.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.FieldDefinitions;

internal sealed class GetFieldDefinition(ContactsDbContext db)
{
    public async Task<Result<FieldDefinition>> HandleAsync(
        Wire.GetFieldDefinitionRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!Guid.TryParse(request.Id, out var id))
            return FieldDefinitionErrors.NotFound;
        var found = await db
            .FieldDefinitions.AsNoTracking()
            .FirstOrDefaultAsync(known => known.Id == id, cancellationToken);
        return found is null ? FieldDefinitionErrors.NotFound : found;
    }
}
