using Crm.Interactions.Domain;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Interactions.Data.Configurations;

internal sealed class TransactionCardConfiguration
    : IEntityTypeConfiguration<TransactionCard>,
        IEntityTypeConfiguration<TransactionCardCategory>
{
    public void Configure(EntityTypeBuilder<TransactionCard> card)
    {
        card.HasKey(c => new
        {
            c.TenantId,
            c.ContactId,
            c.Currency,
        });
        card.Property(c => c.Currency).HasMaxLength(3);
        card.Property(c => c.Sold).HasConversion<ScaledAmount>();
        card.Property(c => c.Returned).HasConversion<ScaledAmount>();
        card.Property(c => c.Cost).HasConversion<ScaledAmount>();
        card.Property(c => c.Items).HasConversion<ScaledAmount>();
    }

    public void Configure(EntityTypeBuilder<TransactionCardCategory> category)
    {
        category.HasKey(c => new
        {
            c.TenantId,
            c.ContactId,
            c.Currency,
            c.CategoryKey,
        });
        category.Property(c => c.Currency).HasMaxLength(3);
        category.Property(c => c.CategoryKey).HasMaxLength(TextKey.MaxLength);
        category.Property(c => c.Category).HasMaxLength(200);
        category.Property(c => c.Sold).HasConversion<ScaledAmount>();
        category.Property(c => c.Returned).HasConversion<ScaledAmount>();
        category.Property(c => c.Cost).HasConversion<ScaledAmount>();
        category.Property(c => c.Items).HasConversion<ScaledAmount>();
    }
}
