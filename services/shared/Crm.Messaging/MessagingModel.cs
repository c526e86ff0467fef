using Crm.Messaging.DeadLetters;
using Crm.Messaging.Outbox;
using Crm.Messaging.Receiving;
using Microsoft.EntityFrameworkCore;

namespace Crm.Messaging;

/// <summary>The tables of messaging in the store of a service.</summary>
public static class MessagingModel
{
    private const int MostName = 120;

    /// <summary>Adds the tables. Call it where the service configures its own.</summary>
    public static void AddMessaging(this ModelBuilder model)
    {
        model.AddOutbox();
        model.AddInbox();
        model.Entity<DeadLetterRecord>(letter =>
        {
            letter.ToTable("DeadLetters");
            letter.HasKey(l => new { l.TenantId, l.Id });
            letter.Property(l => l.Consumer).HasMaxLength(MostName);
            letter.Property(l => l.Source).HasMaxLength(MostName);
            letter.Property(l => l.Type).HasMaxLength(MostName);
            letter.Property(l => l.Subject).HasMaxLength(MostName);
            letter.Property(l => l.ErrorClass).HasMaxLength(MostName);
            letter.HasIndex(l => new
            {
                l.TenantId,
                l.CreateTime,
                l.Id,
            });
            letter.HasIndex(l => new
            {
                l.TenantId,
                l.Consumer,
                l.CreateTime,
                l.Id,
            });
            letter.HasIndex(l => new
            {
                l.TenantId,
                l.Type,
                l.CreateTime,
                l.Id,
            });
            letter.HasIndex(l => new
            {
                l.TenantId,
                l.Subject,
                l.CreateTime,
                l.Id,
            });
            letter.HasIndex(l => l.CreateTime);
        });
    }

    // Dispatchers work on the rows of all tenants, in the order in which they were written.
    private static void AddOutbox(this ModelBuilder model)
    {
        model.Entity<OutboxEvent>(outgoing =>
        {
            outgoing.ToTable("OutboxEvents");
            outgoing.HasKey(e => e.Id);
            outgoing.Property(e => e.TenantId).HasMaxLength(40).IsUnicode(false);
            outgoing.Property(e => e.Subject).HasMaxLength(MostName);
            outgoing.Property(e => e.Type).HasMaxLength(MostName);
            outgoing.Property(e => e.TraceParent).HasMaxLength(60);
            outgoing.HasIndex(e => new { e.Time, e.Sequence }).HasFilter("status = 0");
            outgoing.HasIndex(e => e.PublishTime).HasFilter("publish_time IS NOT NULL");
            // An aggregate that does not save what it counts is found at once.
            outgoing
                .HasIndex(e => new
                {
                    e.TenantId,
                    e.AggregateId,
                    e.Sequence,
                })
                .IsUnique();
        });
        model.Entity<EventDelivery>(delivery =>
        {
            delivery.ToTable("EventDeliveries");
            delivery.HasKey(d => new { d.EventId, d.Subscriber });
            delivery.Property(d => d.Subscriber).HasMaxLength(60);
            delivery.Property(d => d.TenantId).HasMaxLength(40).IsUnicode(false);
            delivery.HasIndex(d => new { d.Subscriber, d.Position });
            // Those that wait for another attempt, for which others wait.
            delivery
                .HasIndex(d => new
                {
                    d.Subscriber,
                    d.AggregateId,
                    d.Position,
                })
                .HasFilter("attempts > 0");
        });
        model.Entity<DispatchLease>(lease =>
        {
            lease.ToTable("DispatchLeases");
            lease.HasKey(l => new { l.Lane, l.Partition });
            lease.Property(l => l.Lane).HasMaxLength(70);
        });
    }

    private static void AddInbox(this ModelBuilder model)
    {
        model.Entity<InboxEntry>(entry =>
        {
            entry.ToTable("InboxEntries");
            // Looked up by the ids of events: they come before the source.
            entry.HasKey(e => new
            {
                e.TenantId,
                e.Consumer,
                e.EventId,
                e.Source,
            });
            entry.Property(e => e.Consumer).HasMaxLength(MostName);
            entry.Property(e => e.Source).HasMaxLength(MostName);
            entry.HasIndex(e => e.CreateTime);
        });
        model.Entity<InboxFailure>(failure =>
        {
            failure.ToTable("InboxFailures");
            failure.HasKey(f => new
            {
                f.TenantId,
                f.Consumer,
                f.Source,
                f.EventId,
            });
            failure.Property(f => f.TenantId).HasMaxLength(40).IsUnicode(false);
            failure.Property(f => f.Consumer).HasMaxLength(MostName);
            failure.Property(f => f.Source).HasMaxLength(MostName);
            failure.HasIndex(f => f.UpdateTime);
        });
    }
}
