using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Crm.Filtering;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Microsoft.EntityFrameworkCore;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.FieldDefinitions;

internal sealed class ListFieldDefinitions(ContactsDbContext db, ListReader lists)
{
    private static readonly FilterSchema<FieldDefinition> Filter = FilterSchema<FieldDefinition>
        .Create()
        .Text("key", definition => definition.Key)
        .Enum("type", definition => definition.Type)
        .Build();

    private static readonly SortSchema<FieldDefinition> Order = SortSchema<FieldDefinition>
        .Create("id", definition => definition.Id)
        .Text("key", definition => definition.Key)
        .Build("key");

    public Task<Result<Page<FieldDefinition>>> HandleAsync(
        Wire.ListFieldDefinitionsRequest request,
        CancellationToken cancellationToken
    ) =>
        lists.ReadAsync(
            db.FieldDefinitions.AsNoTracking(),
            new ListQuery(
                "ListFieldDefinitions",
                request.PageSize,
                request.PageToken,
                request.Filter
            ),
            Order,
            Filter,
            cancellationToken: cancellationToken
        );
}
