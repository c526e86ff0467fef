using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.Contacts;

internal sealed class BatchGetContacts(ContactsDbContext db)
{
    private const int MostNamedMissing = 10;

    public async Task<Result<IReadOnlyList<Contact>>> HandleAsync(
        Wire.BatchGetContactsRequest request,
        CancellationToken cancellationToken
    )
    {
        var asked = request
            .Ids.Select(id => Guid.TryParse(id, out var key) ? key : (Guid?)null)
            .ToList();
        var keys = asked.OfType<Guid>().Distinct().ToList();
        var found = await db
            .Contacts.AsNoTracking()
            .ByKey()
            .Where(contact => keys.Contains(contact.Id))
            .ToListAsync(cancellationToken);
        var byId = found.ToDictionary(contact => contact.Id);
        var missing = request
            .Ids.Where((_, index) => asked[index] is not { } id || !byId.ContainsKey(id))
            .Distinct()
            .ToList();
        if (missing.Count > 0)
            return ContactErrors.NotFoundAmong(missing.Take(MostNamedMissing));
        return asked.ConvertAll(id => byId[id!.Value]);
    }
}
