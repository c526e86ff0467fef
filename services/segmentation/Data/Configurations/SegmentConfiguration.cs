using Crm.Segmentation.Domain;
using Crm.Segmentation.Domain.Segments;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Segmentation.Data.Configurations;

/// <summary>Segments, who is in them, and what their rules read last.</summary>
internal sealed class SegmentConfiguration
    : IEntityTypeConfiguration<Segment>,
        IEntityTypeConfiguration<Membership>,
        IEntityTypeConfiguration<EvaluationState>,
        IEntityTypeConfiguration<SweepLease>
{
    public const string NameIndex = "ux_segments_name";

    public void Configure(EntityTypeBuilder<Segment> segment)
    {
        segment.ToTable("segments");
        segment.HasKey(s => new { s.TenantId, s.Id });
        segment.Ignore(s => s.HasPendingRule);
        segment.Property(s => s.Name).HasMaxLength(SegmentLimits.MostNameLength);
        segment.Property(s => s.NameKey).HasMaxLength(TextKey.MaxLength);
        segment.Property(s => s.Description).HasMaxLength(1000);
        segment.Property(s => s.Rule).HasMaxLength(2000);
        segment.Property(s => s.ActiveRule).HasMaxLength(2000);
        segment.HasIndex(s => new { s.TenantId, s.NameKey }).IsUnique().HasDatabaseName(NameIndex);
        segment.HasIndex(s => new
        {
            s.TenantId,
            s.CreateTime,
            s.Id,
        });
        segment.HasIndex(s => new
        {
            s.TenantId,
            s.UpdateTime,
            s.Id,
        });
        segment.HasIndex(s => new
        {
            s.TenantId,
            s.Kind,
            s.NameKey,
        });
    }

    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.ToTable("memberships");
        membership.HasKey(m => new
        {
            m.TenantId,
            m.SegmentId,
            m.ContactId,
        });
        membership
            .HasOne<Profile>()
            .WithMany(p => p.Memberships)
            .HasForeignKey(m => new { m.TenantId, m.ContactId });
        membership.HasIndex(m => new
        {
            m.TenantId,
            m.SegmentId,
            m.IsMember,
            m.EnterTime,
            m.ContactId,
        });
        // Few rows are on their way to change.
        membership
            .HasIndex(m => new
            {
                m.TenantId,
                m.SegmentId,
                m.WillChange,
            })
            .HasFilter("will_change");
    }

    public void Configure(EntityTypeBuilder<EvaluationState> state)
    {
        state.ToTable("evaluation_states");
        state.HasKey(s => new { s.TenantId, s.ContactId });
        // Swept over all tenants.
        state.HasIndex(s => s.DueTime);
    }

    public void Configure(EntityTypeBuilder<SweepLease> lease)
    {
        lease.ToTable("sweep_leases");
        lease.HasKey(l => l.Name);
        lease.Property(l => l.Name).HasMaxLength(60);
        lease.HasData(
            new SweepLease { Name = SweepLease.DueEvaluations, Until = DateTimeOffset.UnixEpoch }
        );
    }
}
