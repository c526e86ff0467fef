using Crm.Segmentation.Domain;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Segmentation.Data.Configurations;

/// <summary>The facts that profiles are made of: found by their own id, by the contact they belong to and by the contact they were recorded for.</summary>
internal sealed class FactConfiguration
    : IEntityTypeConfiguration<TransactionFact>,
        IEntityTypeConfiguration<ActivityFact>,
        IEntityTypeConfiguration<TicketFact>
{
    public void Configure(EntityTypeBuilder<TransactionFact> fact)
    {
        fact.ToTable("transaction_facts");
        fact.HasKey(f => new { f.TenantId, f.TransactionId });
        fact.Property(f => f.Currency).HasMaxLength(3);
        fact.Property(f => f.Categories).IsJson();
        fact.HasIndex(f => new { f.TenantId, f.ContactId });
        fact.HasIndex(f => new { f.TenantId, f.RecordedContactId });
    }

    public void Configure(EntityTypeBuilder<ActivityFact> fact)
    {
        fact.ToTable("activity_facts");
        fact.HasKey(f => new { f.TenantId, f.ActivityId });
        fact.HasIndex(f => new
        {
            f.TenantId,
            f.ContactId,
            f.IsDeleted,
            f.OccurredAt,
        });
        fact.HasIndex(f => new { f.TenantId, f.RecordedContactId });
    }

    public void Configure(EntityTypeBuilder<TicketFact> fact)
    {
        fact.ToTable("ticket_facts");
        fact.HasKey(f => new { f.TenantId, f.TicketId });
        fact.HasIndex(f => new
        {
            f.TenantId,
            f.ContactId,
            f.IsOpen,
        });
        fact.HasIndex(f => new { f.TenantId, f.RecordedContactId });
    }
}
