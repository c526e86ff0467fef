using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Crm.Contacts.Grpc;
using Microsoft.EntityFrameworkCore;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.FieldDefinitions;

/// <summary>
/// Finds the definitions of custom fields: one query, and none where no custom field is named. Nothing is cached, so that a field can
/// be used on every replica as soon as it is declared.
/// </summary>
internal sealed class FieldCatalog(ContactsDbContext db)
{
    /// <summary>A reader for the custom fields of contacts.</summary>
    public async Task<CustomFieldReader> ReaderAsync(
        IEnumerable<Wire.Contact> contacts,
        bool convertsText,
        CancellationToken cancellationToken
    )
    {
        var keys = contacts
            .SelectMany(contact => contact.CustomFields.Keys)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var found =
            keys.Count == 0
                ? []
                : await db
                    .FieldDefinitions.AsNoTracking()
                    .Where(d => keys.Contains(d.Key))
                    .ToListAsync(cancellationToken);
        return new CustomFieldReader(
            found.ToDictionary(definition => definition.Key, StringComparer.Ordinal),
            convertsText
        );
    }

    /// <summary>All definitions, in the order of their keys.</summary>
    public Task<List<FieldDefinition>> AllAsync(CancellationToken cancellationToken) =>
        db
            .FieldDefinitions.AsNoTracking()
            .OrderBy(definition => definition.Key)
            .ToListAsync(cancellationToken);
}
