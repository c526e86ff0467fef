using Crm.Contacts.V1;
using Crm.Segmentation.Domain;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using ContactKind = Crm.Segmentation.Domain.ContactKind;

namespace Crm.Segmentation.Data;

/// <summary>Takes over what contacts says of contacts, unless something newer is known.</summary>
internal sealed class ContactFactWriter(
    SegmentationDbContext db,
    ProfileWriter profiles,
    QuintileMarks quintiles,
    TimeProvider time
)
{
    /// <summary>Takes facts over.</summary>
    public async Task SetAsync(
        IReadOnlyCollection<ContactFacts> facts,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetInstant();
        var told = facts
            .Select(fact => ToProfile(fact, now))
            .OrderBy(row => row.ContactId)
            .ToList();
        var ids = told.ConvertAll(row => row.ContactId);
        await profiles.TouchAsync(ids, cancellationToken);
        var known = await db
            .Profiles.Where(profile => EF.Parameter(ids).Contains(profile.ContactId))
            .Select(profile => new
            {
                profile.ContactId,
                profile.ContactVersion,
                profile.IsDeleted,
                IsCustomer = profile.Orders > 0,
            })
            .ToDictionaryAsync(profile => profile.ContactId, cancellationToken);
        var newer = told.FindAll(row => row.ContactVersion >= known[row.ContactId].ContactVersion);
        await db.BulkInsertAsync(newer, ProfileMerge.SetContact, cancellationToken);
        await ReplaceValuesAsync(newer.ConvertAll(row => row.ContactId), facts, cancellationToken);
        if (
            newer.Exists(row =>
                known[row.ContactId] is { IsCustomer: true } before
                && (before.ContactVersion == 0 || before.IsDeleted != row.IsDeleted)
            )
        )
            quintiles.Mark();
    }

    private async Task ReplaceValuesAsync(
        List<Guid> contactIds,
        IEnumerable<ContactFacts> facts,
        CancellationToken cancellationToken
    )
    {
        await db
            .ProfileValues.Where(value => EF.Parameter(contactIds).Contains(value.ContactId))
            .ExecuteDeleteAsync(cancellationToken);
        var ids = contactIds.ToHashSet();
        await db.BulkInsertAsync(
            [
                .. facts
                    .Select(fact => (Id: Guid.Parse(fact.ContactId), fact.Values))
                    .Where(contact => ids.Contains(contact.Id))
                    .SelectMany(contact =>
                        contact.Values.Select(value => ToValue(contact.Id, value))
                    ),
            ],
            cancellationToken
        );
    }

    private Profile ToProfile(ContactFacts fact, DateTimeOffset now) =>
        new()
        {
            TenantId = db.TenantId,
            ContactId = Guid.Parse(fact.ContactId),
            FactsReadTime = now,
            ContactVersion = fact.Version,
            IsDeleted = fact.Deleted,
            Kind = (ContactKind)fact.Kind,
            OwnerId = fact.OwnerId,
            SourceKey = fact.SourceKey,
            PrimaryCountryKey = fact.PrimaryCountryKey,
            PrimaryRegionKey = fact.PrimaryRegionKey,
            PrimaryCityKey = fact.PrimaryCityKey,
            ContactCreateTime = fact.CreateTime.ToDateTimeOffset(),
        };

    private ProfileValue ToValue(Guid contactId, ContactFactValue value) =>
        new()
        {
            TenantId = db.TenantId,
            ContactId = contactId,
            Field = value.Field,
            Ordinal = value.Ordinal,
            TextKey = value.HasTextKey ? value.TextKey : null,
            Number = value.HasNumber ? value.Number : null,
            Time = value.Time?.ToDateTimeOffset(),
        };
}
