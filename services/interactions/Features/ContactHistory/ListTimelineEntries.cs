using System.Linq.Expressions;
using Crm.ContactReferences;
using Crm.Filtering;
using Crm.Interactions.Data;
using Crm.Interactions.Domain;
using Crm.Interactions.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Microsoft.EntityFrameworkCore;
using Activity = Crm.Interactions.Domain.Activity;

namespace Crm.Interactions.Features.ContactHistory;

/// <summary>Lists what happened with a contact, newest first: transactions and activities, merged.</summary>
internal sealed class ListTimelineEntries(
    InteractionsDbContext db,
    ContactDirectory contacts,
    PageTokens tokens
)
{
    // Each orders by the same key, so a position in one is a position in the other and in the timeline.
    private static readonly Keyset<TransactionSummary> TransactionOrder =
        NewestFirst<TransactionSummary>(
            transaction => transaction.Id,
            transaction => transaction.OccurredAt
        );
    private static readonly Keyset<Activity> ActivityOrder = NewestFirst<Activity>(
        activity => activity.Id,
        activity => activity.OccurredAt
    );
    private static readonly Keyset<TimelineItem> Order = NewestFirst<TimelineItem>(
        item => item.Id,
        item => item.OccurredAt
    );

    public async Task<Result<Page<TimelineItem>>> HandleAsync(
        ListTimelineEntriesRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!Guid.TryParse(request.ContactId, out var given))
            return ContactReferenceErrors.NotFound;
        var query = new ListQuery(
            $"{nameof(ListTimelineEntries)}/{given}",
            request.PageSize,
            request.PageToken
        );
        var binding = PageTokens.Binding(query.List, db.TenantId, filter: "", order: "");
        ReadOnlyMemory<byte> after = default;
        if (query.PageToken.Length > 0 && !tokens.TryRead(binding, query.PageToken, out after))
            return CommonErrors.PageTokenInvalid.At("page_token");

        var contact = await contacts.FindAsync(request.ContactId, cancellationToken);
        if (contact.Error is not null)
            return contact.Error;
        var items = await ReadAsync(contact.Value, after, query.Size + 1, cancellationToken);

        if (items.Count <= query.Size)
            return new Page<TimelineItem>(items, null);
        items.RemoveRange(query.Size, items.Count - query.Size);
        return new Page<TimelineItem>(
            items,
            tokens.Make(binding, Order.Write(Order.PositionOf(items[^1])).Span)
        );
    }

    private async Task<List<TimelineItem>> ReadAsync(
        Guid contactId,
        ReadOnlyMemory<byte> after,
        int count,
        CancellationToken cancellationToken
    )
    {
        var transactions = db
            .Transactions.AsNoTracking()
            .Where(row => row.ContactId == contactId)
            .Select(TransactionSummary.FromRow);
        var activities = db.Activities.AsNoTracking().Where(row => row.ContactId == contactId);
        List<TimelineItem> items =
        [
            .. (
                await ReadAsync(TransactionOrder, transactions, after, count, cancellationToken)
            ).Select(TimelineItem.Of),
            .. (await ReadAsync(ActivityOrder, activities, after, count, cancellationToken)).Select(
                TimelineItem.Of
            ),
        ];
        items.Sort(Order);
        return items;
    }

    private static Task<List<T>> ReadAsync<T>(
        Keyset<T> order,
        IQueryable<T> rows,
        ReadOnlyMemory<byte> after,
        int count,
        CancellationToken cancellationToken
    )
    {
        // A token that was verified holds a position of this order.
        order.TryRead(after, out var position);
        return order.Apply(rows, position).Take(count).ToListAsync(cancellationToken);
    }

    private static Keyset<T> NewestFirst<T>(
        Expression<Func<T, Guid>> id,
        Expression<Func<T, DateTimeOffset>> occurredAt
    ) =>
        SortSchema<T>
            .Create("id", id)
            .Time("occurredAt", occurredAt)
            .Build("occurredAt desc")
            .Parse("")
            .Value!;
}
