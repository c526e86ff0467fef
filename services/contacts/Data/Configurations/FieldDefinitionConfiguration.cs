using Crm.Contacts.Domain;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Contacts.Data.Configurations;

internal sealed class FieldDefinitionConfiguration : IEntityTypeConfiguration<FieldDefinition>
{
    public const string KeyIndex = "ux_field_definitions_key";

    public void Configure(EntityTypeBuilder<FieldDefinition> builder)
    {
        builder.ToTable("field_definitions");
        builder.HasKey(d => new { d.TenantId, d.Id });
        builder.Property(d => d.Key).HasMaxLength(60);
        builder.Property(d => d.Label).HasMaxLength(100);
        builder.Property(d => d.Description).HasMaxLength(1000);
        builder.Property(d => d.Choices).IsJson(StoredJson.Readable.Options);
        builder.HasIndex(d => new { d.TenantId, d.Key }).IsUnique().HasDatabaseName(KeyIndex);
        builder.HasIndex(d => new
        {
            d.TenantId,
            d.Type,
            d.Key,
        });
    }
}
