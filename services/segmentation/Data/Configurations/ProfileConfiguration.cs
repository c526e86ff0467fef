using Crm.Segmentation.Domain;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Segmentation.Data.Configurations;

/// <summary>Profiles, and what is below them. Rules read them by set, so what rules ask most has an index.</summary>
internal sealed class ProfileConfiguration
    : IEntityTypeConfiguration<Profile>,
        IEntityTypeConfiguration<ProfileValue>,
        IEntityTypeConfiguration<ProfileDay>,
        IEntityTypeConfiguration<ProfileDayCategory>
{
    public void Configure(EntityTypeBuilder<Profile> profile)
    {
        profile.ToTable("profiles");
        profile.HasKey(p => new { p.TenantId, p.ContactId });
        profile.Ignore(p => p.IsPresent);
        profile.Property(p => p.OwnerId).HasMaxLength(200);
        profile.Property(p => p.SourceKey).HasMaxLength(TextKey.MaxLength);
        profile.Property(p => p.PrimaryCountryKey).HasMaxLength(TextKey.MaxLength);
        profile.Property(p => p.PrimaryRegionKey).HasMaxLength(TextKey.MaxLength);
        profile.Property(p => p.PrimaryCityKey).HasMaxLength(TextKey.MaxLength);
        profile
            .HasMany(p => p.Values)
            .WithOne()
            .HasForeignKey(v => new { v.TenantId, v.ContactId });
        profile.HasMany(p => p.Days).WithOne().HasForeignKey(d => new { d.TenantId, d.ContactId });
        profile
            .HasMany(p => p.DayCategories)
            .WithOne()
            .HasForeignKey(d => new { d.TenantId, d.ContactId });
        profile.HasIndex(p => new { p.TenantId, p.LastOrderTime });
        profile.HasIndex(p => new { p.TenantId, p.PrimaryCountryKey });
        profile.HasIndex(p => new { p.TenantId, p.OwnerId });
    }

    public void Configure(EntityTypeBuilder<ProfileValue> value)
    {
        value.ToTable("profile_values");
        value.HasKey(v => new
        {
            v.TenantId,
            v.ContactId,
            v.Field,
            v.Ordinal,
        });
        value.Property(v => v.Field).HasMaxLength(80).IsUnicode(false);
        value.Property(v => v.TextKey).HasMaxLength(TextKey.MaxLength);
        value.HasIndex(v => new
        {
            v.TenantId,
            v.Field,
            v.TextKey,
            v.ContactId,
        });
        value
            .HasIndex(v => new
            {
                v.TenantId,
                v.Field,
                v.Number,
                v.ContactId,
            })
            .HasFilter("number IS NOT NULL");
        value
            .HasIndex(v => new
            {
                v.TenantId,
                v.Field,
                v.Time,
                v.ContactId,
            })
            .HasFilter("time IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<ProfileDay> day)
    {
        day.ToTable("profile_days");
        day.HasKey(d => new
        {
            d.TenantId,
            d.ContactId,
            d.Day,
        });
    }

    public void Configure(EntityTypeBuilder<ProfileDayCategory> category)
    {
        category.ToTable("profile_day_categories");
        category.HasKey(d => new
        {
            d.TenantId,
            d.ContactId,
            d.Day,
            d.CategoryKey,
        });
        category.Property(d => d.CategoryKey).HasMaxLength(TextKey.MaxLength);
    }
}
