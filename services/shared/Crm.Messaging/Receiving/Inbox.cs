using Crm.Messaging.Wire;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Messaging.Receiving;

/// <summary>Runs a handler in the transaction that remembers its events as taken: what comes again is not taken again.</summary>
internal sealed class Inbox(
    IServiceScopeFactory scopes,
    ServiceIdentity service,
    FaultPoints faults,
    MessagingTelemetry telemetry,
    TimeProvider time
)
{
    /// <summary>Takes events of one tenant, all or none.</summary>
    public async Task TakeAsync(
        Subscription subscription,
        IReadOnlyList<ReceivedEvent> events,
        CancellationToken cancellationToken
    )
    {
        using var activity = MessagingTelemetry.Consume(
            subscription.Name,
            events.Select(incoming => incoming.TraceParent)
        );
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CallerAccessor>().Caller = Caller.System(
            events[0].TenantId,
            service.Name
        );
        services.GetRequiredService<CurrentAction>().Name = subscription.Name;
        var taken = await services
            .GetRequiredService<WorkRunner>()
            .RunAsync(
                () => ApplyAsync(services, subscription, events, cancellationToken),
                cancellationToken
            );
        faults.Reach(FaultPoints.AfterCommitBeforeAnswer);
        if (taken > 0)
            telemetry.Taken(subscription.Name, time.GetUtcNow() - events[0].Time);
    }

    private async Task<int> ApplyAsync(
        IServiceProvider services,
        Subscription subscription,
        IReadOnlyList<ReceivedEvent> events,
        CancellationToken cancellationToken
    )
    {
        var db = services.GetRequiredService<ServiceDbContext>();
        await services
            .GetRequiredService<UnitOfWork>()
            .BeginAsync(WritePriority.Inbox, cancellationToken);
        var ids = events.Select(incoming => incoming.Id).Distinct().ToList();
        var known = await db.Set<InboxEntry>()
            .Where(entry =>
                entry.Consumer == subscription.Name && EF.Parameter(ids).Contains(entry.EventId)
            )
            .Select(entry => new { entry.Source, entry.EventId })
            .ToListAsync(cancellationToken);
        var seen = known.Select(entry => (entry.Source, entry.EventId)).ToHashSet();
        var fresh = events.Where(incoming => seen.Add((incoming.Source, incoming.Id))).ToList();
        if (fresh.Count == 0)
            return 0;

        var now = time.GetInstant();
        await db.BulkInsertAsync(
            fresh.ConvertAll(incoming => InboxEntry.Create(subscription.Name, incoming, now)),
            cancellationToken
        );
        faults.Reach(FaultPoints.InsideInbox);
        var handler = (IEventHandler)services.GetRequiredService(subscription.Handler);
        var wanted = subscription.IsState ? Newest(fresh) : fresh;
        await handler.HandleAsync(
            [.. wanted.Select(incoming => incoming.Parse(subscription.Events[incoming.Type]))],
            cancellationToken
        );
        faults.Reach(FaultPoints.AfterEffectBeforeCommit);
        return fresh.Count;
    }

    // In the order of their arrival; of each subject the one that says how it stands.
    private static IEnumerable<ReceivedEvent> Newest(IReadOnlyList<ReceivedEvent> events)
    {
        var newest = events
            .GroupBy(incoming => (incoming.Source, incoming.Subject))
            .Select(subject => subject.MaxBy(incoming => incoming.Sequence)!)
            .ToHashSet();
        return events.Where(newest.Contains);
    }
}
