using Crm.Interactions.Domain;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Interactions.Data.Configurations;

internal sealed class TransactionConfiguration : IEntityTypeConfiguration<Transaction>
{
    public void Configure(EntityTypeBuilder<Transaction> transaction)
    {
        transaction.HasKey(t => new { t.TenantId, t.Id });
        transaction.Property(t => t.ExternalId).HasMaxLength(400);
        transaction.Property(t => t.Currency).HasMaxLength(3);
        transaction.Property(t => t.Channel).HasMaxLength(120);
        transaction.Property(t => t.ChannelKey).HasMaxLength(TextKey.MaxLength);
        transaction.Property(t => t.Region).HasMaxLength(200);
        transaction.Property(t => t.RegionKey).HasMaxLength(TextKey.MaxLength);
        transaction.Property(t => t.Total).HasConversion<ScaledAmount>();
        transaction.Property(t => t.Cost).HasConversion<ScaledAmount>();
        transaction.Property(t => t.Items).HasConversion<ScaledAmount>();
        transaction.Property(t => t.ContentHash).HasMaxLength(32);
        transaction.Property(t => t.Lines).IsJson();

        transaction
            .HasIndex(t => new { t.TenantId, t.ExternalId })
            .IsUnique()
            .HasFilter("external_id IS NOT NULL");
        transaction.HasIndex(t => new
        {
            t.TenantId,
            t.ContactId,
            t.OccurredAt,
            t.Id,
        });
        transaction.HasIndex(t => new { t.TenantId, t.RecordedContactId });
        transaction.HasIndex(t => new
        {
            t.TenantId,
            t.Kind,
            t.OccurredAt,
            t.Id,
        });
        transaction.HasIndex(t => new
        {
            t.TenantId,
            t.Currency,
            t.OccurredAt,
            t.Id,
        });
        transaction.HasIndex(t => new
        {
            t.TenantId,
            t.ChannelKey,
            t.OccurredAt,
            t.Id,
        });
        transaction.HasIndex(t => new
        {
            t.TenantId,
            t.RegionKey,
            t.OccurredAt,
            t.Id,
        });
        transaction.HasIndex(t => new
        {
            t.TenantId,
            t.OccurredAt,
            t.Id,
        });
        transaction.HasIndex(t => new
        {
            t.TenantId,
            t.CreateTime,
            t.Id,
        });
    }
}
