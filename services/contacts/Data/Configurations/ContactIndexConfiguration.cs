using Crm.Contacts.Domain;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Contacts.Data.Configurations;

/// <summary>
/// The tables beside the contact: values for filters, terms for search, external ids for uniqueness. Contacts are never deleted for good,
/// and a foreign key would be checked for each of twenty terms.
/// </summary>
internal sealed class ContactIndexConfiguration
    : IEntityTypeConfiguration<ContactValue>,
        IEntityTypeConfiguration<ContactTerm>,
        IEntityTypeConfiguration<ContactExternalId>
{
    public const string ExternalIdKey = "pk_contact_external_ids";

    public void Configure(EntityTypeBuilder<ContactValue> builder)
    {
        builder.ToTable("contact_values");
        builder.HasKey(v => new
        {
            v.TenantId,
            v.ContactId,
            v.Field,
            v.Ordinal,
        });
        builder.Property(v => v.Field).HasMaxLength(80).IsUnicode(false);
        builder.Property(v => v.TextKey).HasMaxLength(TextKey.MaxLength);
        builder.HasIndex(v => new
        {
            v.TenantId,
            v.Field,
            v.TextKey,
            v.ContactId,
        });
        builder
            .HasIndex(v => new
            {
                v.TenantId,
                v.Field,
                v.Number,
                v.ContactId,
            })
            .HasFilter("number IS NOT NULL");
        builder
            .HasIndex(v => new
            {
                v.TenantId,
                v.Field,
                v.Time,
                v.ContactId,
            })
            .HasFilter("time IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<ContactTerm> builder)
    {
        builder.ToTable("contact_terms");
        builder.HasKey(t => new
        {
            t.TenantId,
            t.OwnerId,
            t.Term,
        });
        builder.Property(t => t.Term).HasMaxLength(64);
        builder.HasIndex(t => new
        {
            t.TenantId,
            t.Term,
            t.OwnerId,
        });
    }

    public void Configure(EntityTypeBuilder<ContactExternalId> builder)
    {
        builder.ToTable("contact_external_ids");
        builder
            .HasKey(e => new
            {
                e.TenantId,
                e.System,
                e.Value,
            })
            .HasName(ExternalIdKey);
        builder.Property(e => e.System).HasMaxLength(100);
        builder.Property(e => e.Value).HasMaxLength(200);
        builder.HasIndex(e => new { e.TenantId, e.ContactId });
    }
}
