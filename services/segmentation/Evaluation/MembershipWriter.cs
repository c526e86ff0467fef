using Crm.Messaging;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Grpc;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Evaluation;

/// <summary>Writes what a pass over contacts found, by set: memberships, states, events.</summary>
internal sealed class MembershipWriter(
    SegmentationDbContext db,
    EventLog events,
    UnitOfWork work,
    SegmentTelemetry telemetry
)
{
    public async Task WriteAsync(EvaluationPass pass, CancellationToken cancellationToken)
    {
        foreach (var change in pass.Changes)
            events.Add(new EventsOf(change.Profile), MembershipMapping.ToEvent(change));
        await CountEventsAsync(pass, cancellationToken);
        await db.BulkUpsertAsync(pass.Written, cancellationToken);
        await db.BulkUpsertAsync(pass.States, cancellationToken);
        if (pass.Changes.Count > 0)
            work.AfterCommit(() => telemetry.Changed(pass.Changes, pass.Cause));
    }

    // Most contacts have the same number of changes, so these are few statements.
    private async Task CountEventsAsync(EvaluationPass pass, CancellationToken cancellationToken)
    {
        var byCount = pass
            .Changes.CountBy(change => change.Profile.ContactId)
            .GroupBy(pair => pair.Value, pair => pair.Key);
        foreach (var contacts in byCount)
        {
            var ids = contacts.ToList();
            var count = contacts.Key;
            await db
                .Profiles.Where(profile => EF.Parameter(ids).Contains(profile.ContactId))
                .ExecuteUpdateAsync(
                    profile =>
                        profile.SetProperty(p => p.EventSequence, p => p.EventSequence + count),
                    cancellationToken
                );
        }
    }

    private sealed class EventsOf(Profile profile) : IEventSource
    {
        public string TenantId => profile.TenantId;

        public Guid Id => profile.ContactId;

        public long NextEventSequence() => profile.NextEventSequence();
    }
}
