using System.Linq.Expressions;
using Crm.Messaging.DeadLetters;
using Crm.Messaging.Outbox;
using Crm.Messaging.Receiving;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Messaging.Retention;

/// <summary>Deletes what was sent, taken or put aside long ago, in slices.</summary>
internal sealed class MessagingSweeper(
    IServiceScopeFactory scopes,
    WriteGate gate,
    TimeProvider time
) : ISweeper
{
    private const int RowsInSlice = 5_000;

    // Longer than any bus keeps an event, so that one that comes again is known.
    private static readonly TimeSpan InboxLifetime = TimeSpan.FromDays(15);
    private static readonly TimeSpan OutboxLifetime = TimeSpan.FromDays(7);
    private static readonly TimeSpan DeadLetterLifetime = TimeSpan.FromDays(90);

    // For a subscriber that was taken out of service; one that comes back rebuilds what it derives.
    private static readonly TimeSpan DeliveryLifetime = TimeSpan.FromDays(30);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDbContext>();
        var now = time.GetInstant();
        var deliveries = db.Set<EventDelivery>();
        await SweepAsync(deliveries, d => d.CreateTime, now - DeliveryLifetime, cancellationToken);
        await SweepAsync(
            db.Set<OutboxEvent>()
                .Where(e => e.PublishTime != null && !deliveries.Any(d => d.EventId == e.Id)),
            e => e.PublishTime!.Value,
            now - OutboxLifetime,
            cancellationToken
        );
        await SweepAsync(
            db.Set<InboxEntry>().IgnoreQueryFilters(),
            e => e.CreateTime,
            now - InboxLifetime,
            cancellationToken
        );
        await SweepAsync(
            db.Set<InboxFailure>(),
            f => f.UpdateTime,
            now - InboxLifetime,
            cancellationToken
        );
        await SweepAsync(
            db.Set<DeadLetterRecord>().IgnoreQueryFilters(),
            l => l.CreateTime,
            now - DeadLetterLifetime,
            cancellationToken
        );
    }

    private async Task SweepAsync<T>(
        IQueryable<T> rows,
        Expression<Func<T, DateTimeOffset>> timeOf,
        DateTimeOffset expired,
        CancellationToken cancellationToken
    )
        where T : class
    {
        while (true)
        {
            var limit = await rows.Where(AtMost(timeOf, expired))
                .Select(timeOf)
                .Order()
                .Skip(RowsInSlice)
                .Select(value => (DateTimeOffset?)value)
                .FirstOrDefaultAsync(cancellationToken);
            using (await gate.EnterAsync(WritePriority.Background, cancellationToken))
                await rows.Where(AtMost(timeOf, limit ?? expired))
                    .ExecuteDeleteAsync(cancellationToken);
            if (limit is null)
                return;
        }
    }

    private static Expression<Func<T, bool>> AtMost<T>(
        Expression<Func<T, DateTimeOffset>> timeOf,
        DateTimeOffset limit
    ) =>
        Expression.Lambda<Func<T, bool>>(
            Expression.LessThanOrEqual(timeOf.Body, Expression.Constant(limit)),
            timeOf.Parameters
        );
}
