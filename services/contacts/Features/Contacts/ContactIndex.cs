using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Crm.Contacts.Search;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Features.Contacts;

/// <summary>Keeps the tables beside contacts in line with them: values for filters, terms for search, external ids for uniqueness.</summary>
internal sealed class ContactIndex(ContactsDbContext db)
{
    /// <summary>Adds the rows of a new contact.</summary>
    public void Add(Contact contact)
    {
        db.ContactValues.AddRange(ContactIndexRows.Of(contact));
        db.ContactTerms.AddRange(TermsOf(contact));
        db.ContactExternalIds.AddRange(ExternalIdsOf(contact));
    }

    /// <summary>Writes the rows of new contacts, which are stored already, in bulk.</summary>
    public async Task InsertAsync(
        IReadOnlyCollection<Contact> contacts,
        CancellationToken cancellationToken
    )
    {
        await db.BulkInsertAsync([.. contacts.SelectMany(ContactIndexRows.Of)], cancellationToken);
        await db.BulkInsertAsync([.. contacts.SelectMany(TermsOf)], cancellationToken);
        await db.BulkInsertAsync([.. contacts.SelectMany(ExternalIdsOf)], cancellationToken);
    }

    /// <summary>Brings the rows of changed contacts in line: one query a table, however many there are.</summary>
    public async Task UpdateAsync(
        IReadOnlyCollection<Contact> contacts,
        CancellationToken cancellationToken
    )
    {
        if (contacts.Count == 0)
            return;
        var ids = contacts.Select(contact => contact.Id).ToList();
        var values = await db
            .ContactValues.Where(row => ids.Contains(row.ContactId))
            .ToListAsync(cancellationToken);
        var terms = await db
            .ContactTerms.Where(row => ids.Contains(row.OwnerId))
            .ToListAsync(cancellationToken);
        var externalIds = await db
            .ContactExternalIds.Where(row => ids.Contains(row.ContactId))
            .ToListAsync(cancellationToken);
        UpdateValues(values, contacts);
        Update(terms, contacts.SelectMany(TermsOf), row => (row.OwnerId, row.Term));
        Update(
            externalIds,
            contacts.SelectMany(ExternalIdsOf),
            row => (row.ContactId, row.System, row.Value)
        );
    }

    // A deleted contact leaves search at once: the terms are all that search reads.
    private static IEnumerable<ContactTerm> TermsOf(Contact contact) =>
        contact.IsDeleted
            ? []
            : SearchTerms.Of(contact.Details).Select(term => ContactTerm.Create(contact, term));

    private static IEnumerable<ContactExternalId> ExternalIdsOf(Contact contact) =>
        contact.ExternalIds.Select(id => ContactExternalId.Create(contact, id));

    private void UpdateValues(List<ContactValue> stored, IReadOnlyCollection<Contact> contacts)
    {
        var left = stored.ToDictionary(row => (row.ContactId, row.Field, row.Ordinal));
        foreach (var row in contacts.SelectMany(ContactIndexRows.Of))
        {
            if (left.Remove((row.ContactId, row.Field, row.Ordinal), out var known))
                known.Take(row);
            else
                db.ContactValues.Add(row);
        }
        db.ContactValues.RemoveRange(left.Values);
    }

    private void Update<TRow, TKey>(
        List<TRow> stored,
        IEnumerable<TRow> wanted,
        Func<TRow, TKey> key
    )
        where TRow : class
        where TKey : notnull
    {
        var left = stored.ToDictionary(key);
        db.AddRange(wanted.Where(row => !left.Remove(key(row))).ToList());
        db.RemoveRange(left.Values);
    }
}
