using Crm.Interactions.Domain;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Crm.Interactions.Data.Configurations;

internal sealed class ActivityConfiguration
    : IEntityTypeConfiguration<Activity>,
        IEntityTypeConfiguration<ActivityTag>
{
    public void Configure(EntityTypeBuilder<Activity> activity)
    {
        activity.HasKey(a => new { a.TenantId, a.Id });
        activity.Property(a => a.ExternalId).HasMaxLength(400);
        activity.Property(a => a.Channel).HasMaxLength(120);
        activity.Property(a => a.ChannelKey).HasMaxLength(TextKey.MaxLength);
        activity.Property(a => a.Subject).HasMaxLength(600);
        activity.Property(a => a.Duration).HasConversion<TimeSpanToTicksConverter>();
        activity.Property(a => a.Outcome).HasMaxLength(600);
        activity.Property(a => a.ContentHash).HasMaxLength(32);
        activity.Property(a => a.Tags).IsJson();
        activity.Property(a => a.Participants).IsJson();
        activity
            .HasMany(a => a.TagKeys)
            .WithOne()
            .HasForeignKey(t => new { t.TenantId, t.ActivityId });

        activity
            .HasIndex(a => new { a.TenantId, a.ExternalId })
            .IsUnique()
            .HasFilter("external_id IS NOT NULL");
        activity.HasIndex(a => new
        {
            a.TenantId,
            a.ContactId,
            a.OccurredAt,
            a.Id,
        });
        activity.HasIndex(a => new { a.TenantId, a.RecordedContactId });
        activity.HasIndex(a => new
        {
            a.TenantId,
            a.ContactId,
            a.Kind,
            a.Direction,
            a.OccurredAt,
        });
        activity.HasIndex(a => new
        {
            a.TenantId,
            a.Kind,
            a.OccurredAt,
            a.Id,
        });
        activity.HasIndex(a => new
        {
            a.TenantId,
            a.Direction,
            a.OccurredAt,
            a.Id,
        });
        activity.HasIndex(a => new
        {
            a.TenantId,
            a.ChannelKey,
            a.OccurredAt,
            a.Id,
        });
        activity.HasIndex(a => new
        {
            a.TenantId,
            a.OccurredAt,
            a.Id,
        });
        activity.HasIndex(a => new
        {
            a.TenantId,
            a.CreateTime,
            a.Id,
        });
        activity.HasIndex(a => new
        {
            a.TenantId,
            a.UpdateTime,
            a.Id,
        });
    }

    public void Configure(EntityTypeBuilder<ActivityTag> tag)
    {
        tag.HasKey(t => new
        {
            t.TenantId,
            t.ActivityId,
            t.Key,
        });
        tag.Property(t => t.Key).HasMaxLength(TextKey.MaxLength);
        tag.HasIndex(t => new
        {
            t.TenantId,
            t.Key,
            t.ActivityId,
        });
    }
}
