using Crm.Contacts.Domain;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Contacts.Data.Configurations;

/// <summary>An index for each order, and for each scalar that filters know in the default order.</summary>
internal sealed class ContactConfiguration : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("contacts");
        builder.HasKey(c => new { c.TenantId, c.Id });
        builder.Property(c => c.DisplayName).HasMaxLength(300);
        builder.Property(c => c.DisplayNameKey).HasMaxLength(TextKey.MaxLength);
        builder.Property(c => c.GivenName).HasMaxLength(150);
        builder.Property(c => c.GivenNameKey).HasMaxLength(TextKey.MaxLength);
        builder.Property(c => c.FamilyName).HasMaxLength(150);
        builder.Property(c => c.FamilyNameKey).HasMaxLength(TextKey.MaxLength);
        builder.Property(c => c.OwnerId).HasMaxLength(200);
        builder.Property(c => c.Source).HasMaxLength(100);
        builder.Property(c => c.SourceKey).HasMaxLength(TextKey.MaxLength);
        builder.Property(c => c.PrimaryCountryKey).HasMaxLength(TextKey.MaxLength);
        builder.Property(c => c.PrimaryRegionKey).HasMaxLength(TextKey.MaxLength);
        builder.Property(c => c.PrimaryCityKey).HasMaxLength(TextKey.MaxLength);
        builder.Property(c => c.Emails).IsJson(StoredJson.Readable.Options);
        builder.Property(c => c.Phones).IsJson(StoredJson.Readable.Options);
        builder.Property(c => c.Addresses).IsJson(StoredJson.Readable.Options);
        builder.Property(c => c.ExternalIds).IsJson(StoredJson.Readable.Options);
        builder.Property(c => c.Tags).IsJson(StoredJson.Readable.Options);
        builder.Property(c => c.CustomFields).IsJson(StoredJson.Readable.Options);
        builder
            .HasMany(c => c.Values)
            .WithOne()
            .HasForeignKey(v => new { v.TenantId, v.ContactId })
            .OnDelete(DeleteBehavior.Cascade);

        builder.HasIndex(c => new
        {
            c.TenantId,
            c.CreateTime,
            c.Id,
        });
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.UpdateTime,
            c.Id,
        });
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.DisplayNameKey,
            c.Id,
        });
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.FamilyNameKey,
            c.Id,
        });
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.GivenNameKey,
            c.Id,
        });
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.Kind,
            c.CreateTime,
            c.Id,
        });
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.OwnerId,
            c.CreateTime,
            c.Id,
        });
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.SourceKey,
            c.CreateTime,
            c.Id,
        });
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.PrimaryCountryKey,
            c.CreateTime,
            c.Id,
        });
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.PrimaryRegionKey,
            c.CreateTime,
            c.Id,
        });
        builder.HasIndex(c => new
        {
            c.TenantId,
            c.PrimaryCityKey,
            c.CreateTime,
            c.Id,
        });
    }
}
