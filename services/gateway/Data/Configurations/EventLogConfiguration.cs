using Crm.Gateway.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Gateway.Data.Configurations;

internal sealed class EventLogConfiguration
    : IEntityTypeConfiguration<LoggedEvent>,
        IEntityTypeConfiguration<EventLogHead>
{
    private const int MostName = 120;

    public void Configure(EntityTypeBuilder<LoggedEvent> builder)
    {
        builder.ToTable("EventLog");
        builder.HasKey(logged => new { logged.TenantId, logged.Position });
        builder.Property(logged => logged.Source).HasMaxLength(MostName);
        builder.Property(logged => logged.Type).HasMaxLength(MostName);
        builder.Property(logged => logged.Subject).HasMaxLength(MostName);
        builder
            .HasIndex(logged => new
            {
                logged.TenantId,
                logged.EventId,
                logged.Source,
            })
            .IsUnique();
        builder.HasIndex(logged => new
        {
            logged.TenantId,
            logged.Subject,
            logged.Position,
        });
        builder.HasIndex(logged => new
        {
            logged.TenantId,
            logged.LogTime,
            logged.Position,
        });
    }

    public void Configure(EntityTypeBuilder<EventLogHead> builder)
    {
        builder.ToTable("EventLogHeads");
        builder.HasKey(head => head.TenantId);
        builder.Property(head => head.Last).IsConcurrencyToken();
    }
}
