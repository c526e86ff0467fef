using Crm.Gateway.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Gateway.Data.Configurations;

internal sealed class TenantConfiguration : IEntityTypeConfiguration<Tenant>
{
    public const string Key = "pk_tenants";

    public void Configure(EntityTypeBuilder<Tenant> builder)
    {
        builder.HasKey(tenant => tenant.TenantId).HasName(Key);
        builder.Property(tenant => tenant.DisplayName).HasMaxLength(200);
        builder.Property(tenant => tenant.TimeZone).HasMaxLength(60);
        builder.Property(tenant => tenant.BaseCurrency).HasMaxLength(3);
        builder.Property(tenant => tenant.Locale).HasMaxLength(35);
        builder.Property(tenant => tenant.Quota).HasQuotaText();
        builder.Property(tenant => tenant.KeyQuota).HasQuotaText();
    }
}
