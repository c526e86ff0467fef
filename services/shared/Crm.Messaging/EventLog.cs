using System.Diagnostics;
using Crm.Messaging.Outbox;
using Crm.Messaging.Publishing;
using Crm.ServiceDefaults.Store;
using Google.Protobuf;

namespace Crm.Messaging;

/// <summary>Where use cases say what happened: the events are saved with the unit of work and sent when it has committed.</summary>
public sealed class EventLog : IWorkParticipant
{
    // Fewer rows are saved with the changes that they tell of, in the same round trip.
    private const int FewRows = 20;

    private readonly List<OutboxEvent> _events = [];
    private readonly ServiceDbContext _db;
    private readonly Func<UnitOfWork> _work;
    private readonly LaneSignals _signals;
    private readonly TimeProvider _time;

    // The unit of work knows its participants, so they ask for it when they need it.
    internal EventLog(
        ServiceDbContext db,
        Func<UnitOfWork> work,
        LaneSignals signals,
        TimeProvider time
    ) => (_db, _work, _signals, _time) = (db, work, signals, time);

    /// <summary>Something happened to an aggregate. Call it before the aggregate is written in bulk: it counts the event.</summary>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="data">A message of the service's <c>events.proto</c>; its first field is the id of the aggregate.</param>
    public void Add(IEventSource aggregate, IMessage data)
    {
        if (_events.Count == 0)
            _work().AfterCommit(() => _signals.Wake(Lanes.Publish));
        _events.Add(
            OutboxEvent.Create(aggregate, data, _time.GetInstant(), Activity.Current?.Id ?? "")
        );
    }

    async Task IWorkParticipant.BeforeCommitAsync(CancellationToken cancellationToken)
    {
        if (_events.Count > FewRows && _db.Database.CurrentTransaction is not null)
            await _db.BulkInsertAsync(_events, cancellationToken);
        else
            _db.Set<OutboxEvent>().AddRange(_events);
        _events.Clear();
    }

    void IWorkParticipant.Forget() => _events.Clear();
}
