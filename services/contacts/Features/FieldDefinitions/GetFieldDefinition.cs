using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
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
        var found = await db
            .FieldDefinitions.AsNoTracking()
            .WithIdAsync(request.Id, cancellationToken);
        return found is null ? FieldDefinitionErrors.NotFound : found;
    }
}
