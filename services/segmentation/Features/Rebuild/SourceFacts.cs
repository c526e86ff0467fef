using System.Globalization;
using Crm.Segmentation.Clients;
using Crm.Segmentation.Data;
using Crm.Segmentation.Features.Profiles;
using Crm.ServiceDefaults.Store;

namespace Crm.Segmentation.Features.Rebuild;

/// <summary>Takes over pages of what the sources know. Each page is read before the transaction that writes it begins.</summary>
internal sealed class SourceFacts(
    SegmentationDbContext db,
    UnitOfWork work,
    FactsClient source,
    FactOwners owners,
    FactWriter facts,
    ContactFactWriter contacts,
    VanishedActivities vanished
)
{
    public async Task<(int Count, string? Next)> TakeContactsAsync(
        string pageToken,
        CancellationToken cancellationToken
    )
    {
        var page = await source.ListContactsAsync(pageToken, cancellationToken);
        await work.BeginAsync(WritePriority.Background, cancellationToken);
        await contacts.SetAsync(page.Facts, cancellationToken);
        return (page.Facts.Count, page.HasNextPageToken ? page.NextPageToken : null);
    }

    public async Task<(int Count, string? Next)> TakeTransactionsAsync(
        string pageToken,
        CancellationToken cancellationToken
    )
    {
        var page = await source.ListTransactionsAsync(pageToken, cancellationToken);
        await work.BeginAsync(WritePriority.Background, cancellationToken);
        var owner = await OwnersAsync(
            page.Facts.Select(fact => fact.RecordedContactId),
            cancellationToken
        );
        await facts.AddAsync(
            [.. page.Facts.Select(fact => FactMapping.ToFact(fact, db.TenantId, owner))],
            cancellationToken
        );
        return (page.Facts.Count, page.HasNextPageToken ? page.NextPageToken : null);
    }

    public async Task<(int Count, string? Next)> TakeActivitiesAsync(
        string pageToken,
        CancellationToken cancellationToken
    )
    {
        var page = await source.ListActivitiesAsync(pageToken, cancellationToken);
        var next = page.HasNextPageToken ? page.NextPageToken : null;
        await work.BeginAsync(WritePriority.Background, cancellationToken);
        var owner = await OwnersAsync(
            page.Facts.Select(fact => fact.RecordedContactId),
            cancellationToken
        );
        await facts.SetAsync(
            [.. page.Facts.Select(fact => FactMapping.ToFact(fact, db.TenantId, owner))],
            cancellationToken
        );
        await vanished.ForgetAsync(
            pageToken,
            [.. page.Facts.Select(fact => FactMapping.Id(fact.ActivityId))],
            next,
            cancellationToken
        );
        return (page.Facts.Count, next);
    }

    public async Task<(int Count, string? Next)> TakeTicketsAsync(
        string pageToken,
        CancellationToken cancellationToken
    )
    {
        var page = await source.ListTicketsAsync(pageToken, cancellationToken);
        await work.BeginAsync(WritePriority.Background, cancellationToken);
        var known = page.Facts.Where(fact => fact.RecordedContactId.Length > 0).ToList();
        var owner = await OwnersAsync(
            known.Select(fact => fact.RecordedContactId),
            cancellationToken
        );
        await facts.SetAsync(
            known.ConvertAll(fact => FactMapping.ToFact(fact, db.TenantId, owner)),
            cancellationToken
        );
        return (page.Facts.Count, page.HasNextPageToken ? page.NextPageToken : null);
    }

    private Task<IReadOnlyDictionary<Guid, Guid>> OwnersAsync(
        IEnumerable<string> recorded,
        CancellationToken cancellationToken
    ) =>
        owners.ReadAsync(
            recorded.Select(id => Guid.Parse(id, CultureInfo.InvariantCulture)),
            cancellationToken
        );
}
