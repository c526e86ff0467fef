using Crm.Contacts.Data;
using Crm.Contacts.Domain;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Wire = Crm.Contacts.V1;

namespace Crm.Contacts.Features.ContactFacts;

/// <summary>Reads what rules may know of contacts, with two queries: neither names nor addresses of any kind leave this service by it.</summary>
internal sealed class ContactFactReader(ContactsDbContext db)
{
    private static readonly string[] Fields =
    [
        ContactFields.Country,
        ContactFields.Region,
        ContactFields.City,
        ContactFields.ExternalSystem,
        ContactFields.Tag,
    ];

    public async Task<List<Wire.ContactFacts>> ReadAsync(
        IQueryable<Contact> contacts,
        CancellationToken cancellationToken
    )
    {
        var rows = await contacts
            .Select(contact => new
            {
                contact.Id,
                contact.Version,
                contact.DeleteTime,
                contact.Kind,
                contact.OwnerId,
                contact.SourceKey,
                contact.PrimaryCountryKey,
                contact.PrimaryRegionKey,
                contact.PrimaryCityKey,
                contact.CreateTime,
            })
            .ToListAsync(cancellationToken);
        var values = (
            await db
                .ContactValues.AsNoTracking()
                .Where(value => contacts.Any(contact => contact.Id == value.ContactId))
                .Where(value =>
                    Fields.Contains(value.Field)
                    || value.Field.StartsWith(ContactFields.CustomRoot + ".")
                )
                .ToListAsync(cancellationToken)
        ).ToLookup(value => value.ContactId);
        return rows.ConvertAll(row => new Wire.ContactFacts
        {
            ContactId = row.Id.ToString(),
            Version = (int)row.Version,
            Deleted = row.DeleteTime is not null,
            Kind = (Wire.Contact.Types.Kind)row.Kind,
            OwnerId = row.OwnerId,
            SourceKey = row.SourceKey,
            PrimaryCountryKey = row.PrimaryCountryKey,
            PrimaryRegionKey = row.PrimaryRegionKey,
            PrimaryCityKey = row.PrimaryCityKey,
            CreateTime = Timestamp.FromDateTimeOffset(row.CreateTime),
            Values = { values[row.Id].Select(ToWire) },
        });
    }

    private static Wire.ContactFactValue ToWire(ContactValue value)
    {
        var wire = new Wire.ContactFactValue { Field = value.Field, Ordinal = value.Ordinal };
        if (value.TextKey is not null)
            wire.TextKey = value.TextKey;
        if (value.Number is { } number)
            wire.Number = number;
        if (value.Time is { } time)
            wire.Time = Timestamp.FromDateTimeOffset(time);
        return wire;
    }
}
