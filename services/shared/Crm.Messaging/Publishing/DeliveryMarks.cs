using System.Data;
using Crm.Messaging.Outbox;
using Crm.Messaging.Wire;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Messaging.Publishing;

/// <summary>Writes down what became of deliveries, while the lease is held.</summary>
internal sealed class DeliveryMarks(Backoff backoff, TimeProvider time)
{
    /// <returns>How many deliveries ended.</returns>
    public async Task<int> MarkAsync(
        IServiceProvider services,
        string subscriber,
        LeasedPartitions leased,
        IReadOnlyList<DueDelivery> due,
        IReadOnlyDictionary<Guid, EventStatus> statuses,
        CancellationToken cancellationToken
    )
    {
        var db = services.GetRequiredService<ServiceDbContext>();
        var work = services.GetRequiredService<UnitOfWork>();
        await work.BeginAsync(
            WritePriority.Background,
            IsolationLevel.ReadCommitted,
            cancellationToken
        );
        await db.PlanAnewAsync(cancellationToken);
        await DispatchLeases.EndAsync(db, leased, positions: 0, cancellationToken);
        var deliveries = db.Set<EventDelivery>().Where(d => d.Subscriber == subscriber);
        var ended = statuses
            .Where(status => status.Value != EventStatus.Retry)
            .Select(status => status.Key)
            .ToList();
        await deliveries
            .Where(d => EF.Parameter(ended).Contains(d.EventId))
            .ExecuteDeleteAsync(cancellationToken);
        await PostponeAsync(deliveries, due, statuses, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return ended.Count;
    }

    // Only the first event of an aggregate waits for its time; the others wait for it.
    private async Task PostponeAsync(
        IQueryable<EventDelivery> deliveries,
        IEnumerable<DueDelivery> due,
        IReadOnlyDictionary<Guid, EventStatus> statuses,
        CancellationToken cancellationToken
    )
    {
        var first = due.Select(row => row.Delivery)
            .Where(d => statuses.GetValueOrDefault(d.EventId) == EventStatus.Retry)
            .DistinctBy(d => (d.TenantId, d.AggregateId));
        foreach (var tried in first.GroupBy(d => d.Attempts))
        {
            var ids = tried.Select(d => d.EventId).ToList();
            var attempts = tried.Key + 1;
            var next = (time.GetUtcNow() + backoff.After(attempts)).Truncate();
            await deliveries
                .Where(d => EF.Parameter(ids).Contains(d.EventId))
                .ExecuteUpdateAsync(
                    d => d.SetProperty(p => p.Attempts, attempts).SetProperty(p => p.DueTime, next),
                    cancellationToken
                );
        }
    }
}
