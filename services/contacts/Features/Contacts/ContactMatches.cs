using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Microsoft.EntityFrameworkCore;
using MatchBy = Crm.Contacts.V1.UpsertContactRequest.Types.MatchBy;

namespace Crm.Contacts.Features.Contacts;

/// <summary>A contact that has a key.</summary>
internal readonly record struct ContactMatch(Guid Id, bool IsDeleted);

/// <summary>Finds the contacts that have keys, any number of keys with one query a kind.</summary>
internal sealed class ContactMatches(ContactsDbContext db)
{
    public async Task<ILookup<ContactKey, ContactMatch>> FindAsync(
        IEnumerable<ContactKey> keys,
        CancellationToken cancellationToken
    )
    {
        var found = new List<(ContactKey Key, ContactMatch Match)>();
        foreach (var kind in keys.Distinct().GroupBy(key => key.Kind))
        {
            found.AddRange(
                kind.Key switch
                {
                    MatchBy.ExternalId => await FindExternalIdsAsync([.. kind], cancellationToken),
                    MatchBy.Email => await FindValuesAsync(
                        ContactFields.Email,
                        kind,
                        cancellationToken
                    ),
                    _ => await FindValuesAsync(ContactFields.Phone, kind, cancellationToken),
                }
            );
        }
        return found.ToLookup(pair => pair.Key, pair => pair.Match);
    }

    private async Task<IEnumerable<(ContactKey, ContactMatch)>> FindExternalIdsAsync(
        HashSet<ContactKey> keys,
        CancellationToken cancellationToken
    )
    {
        var systems = keys.Select(key => key.System).Distinct(StringComparer.Ordinal).ToList();
        var values = keys.Select(key => key.Value).Distinct(StringComparer.Ordinal).ToList();
        var rows = await (
            from row in db.ContactExternalIds
            where
                EF.Parameter(systems).Contains(row.System)
                && EF.Parameter(values).Contains(row.Value)
            join contact in db.Contacts on row.ContactId equals contact.Id
            select new
            {
                row.System,
                row.Value,
                contact.Id,
                contact.DeleteTime,
            }
        ).ToListAsync(cancellationToken);
        // Each system is asked for the ids of all: what was not asked for is left out.
        return rows.Select(row =>
                (
                    new ContactKey(MatchBy.ExternalId, row.System, row.Value),
                    new ContactMatch(row.Id, row.DeleteTime is not null)
                )
            )
            .Where(pair => keys.Contains(pair.Item1));
    }

    private async Task<IEnumerable<(ContactKey, ContactMatch)>> FindValuesAsync(
        string field,
        IGrouping<MatchBy, ContactKey> keys,
        CancellationToken cancellationToken
    )
    {
        var values = keys.Select(key => key.Value).ToList();
        var rows = await (
            from row in db.ContactValues
            where row.Field == field && EF.Parameter(values).Contains(row.TextKey!)
            join contact in db.Contacts on row.ContactId equals contact.Id
            select new
            {
                row.TextKey,
                contact.Id,
                contact.DeleteTime,
            }
        ).ToListAsync(cancellationToken);
        return rows.Select(row =>
            (
                new ContactKey(keys.Key, "", row.TextKey!),
                new ContactMatch(row.Id, row.DeleteTime is not null)
            )
        );
    }
}
