using Crm.Gateway.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Gateway.Data.Configurations;

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.HasKey(key => new { key.TenantId, key.Id });
        builder.Property(key => key.DisplayName).HasMaxLength(200);
        builder.Property(key => key.Scopes).HasMaxLength(10_200);
        builder.Property(key => key.Prefix).HasMaxLength(12);
        builder.Property(key => key.Hash).HasMaxLength(32);
        builder.Property(key => key.Quota).HasQuotaText();
        builder.Ignore(key => key.ScopeList);
        builder.HasIndex(key => new
        {
            key.TenantId,
            key.CreateTime,
            key.Id,
        });
        // The one index that does not begin with the tenant: the tenant is what the key tells.
        builder.HasIndex(key => key.Hash).IsUnique();
    }
}
