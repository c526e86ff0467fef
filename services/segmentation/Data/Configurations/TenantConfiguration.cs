using Crm.Segmentation.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Segmentation.Data.Configurations;

internal sealed class TenantConfiguration
    : IEntityTypeConfiguration<KnownTenant>,
        IEntityTypeConfiguration<QuintileMark>,
        IEntityTypeConfiguration<QuintileLease>
{
    public void Configure(EntityTypeBuilder<KnownTenant> tenant)
    {
        tenant.ToTable("known_tenants");
        tenant.HasKey(t => t.TenantId);
        tenant.Property(t => t.TimeZone).HasMaxLength(60);
        tenant.Property(t => t.BaseCurrency).HasMaxLength(3);
    }

    public void Configure(EntityTypeBuilder<QuintileMark> mark)
    {
        mark.ToTable("quintile_marks");
        mark.HasKey(m => new { m.TenantId, m.Id });
    }

    public void Configure(EntityTypeBuilder<QuintileLease> lease)
    {
        lease.ToTable("quintile_leases");
        lease.HasKey(l => l.TenantId);
    }
}
