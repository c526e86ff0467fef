using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Crm.Contacts.Grpc;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.FieldDefinitions;

internal sealed class CreateFieldDefinition(
    ContactsDbContext db,
    UnitOfWork work,
    ChangeLog changes,
    TimeProvider time
)
{
    private const string ResourceType = "fieldDefinition";

    public async Task<Result<FieldDefinition>> HandleAsync(
        Wire.CreateFieldDefinitionRequest request,
        CancellationToken cancellationToken
    )
    {
        var asked = request.FieldDefinition;
        var type = FieldDefinitionMapping.ToDomain(asked.Type);
        if (type == FieldType.Choice != asked.Choices.Count > 0)
            return FieldDefinitionErrors.ChoicesInvalid;

        // The count must still hold when the definition is stored.
        await work.BeginAsync(WritePriority.Request, cancellationToken);
        if (await db.FieldDefinitions.AnyAsync(known => known.Key == asked.Key, cancellationToken))
            return FieldDefinitionErrors.KeyTaken;
        if (await db.FieldDefinitions.CountAsync(cancellationToken) >= FieldDefinition.MostOfTenant)
            return FieldDefinitionErrors.Limit;

        var definition = FieldDefinition.Create(
            db.TenantId,
            asked.Key,
            type,
            asked.Label,
            [.. asked.Choices],
            asked.Description,
            time.GetInstant()
        );
        db.FieldDefinitions.Add(definition);
        var after = FieldDefinitionMapping.ToWire(definition);
        changes.Created(
            ResourceType,
            definition.Id.ToString(),
            definition.Version,
            definition.CreateTime,
            after
        );
        return definition;
    }
}
