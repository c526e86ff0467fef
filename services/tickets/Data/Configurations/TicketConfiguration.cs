using Crm.ServiceDefaults.Store;
using Crm.Tickets.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Tickets.Data.Configurations;

internal sealed class TicketConfiguration
    : IEntityTypeConfiguration<Ticket>,
        IEntityTypeConfiguration<TicketTag>
{
    public void Configure(EntityTypeBuilder<Ticket> ticket)
    {
        ticket.HasKey(t => new { t.TenantId, t.Id });
        ticket.Property(t => t.RequesterEmail).HasMaxLength(254);
        ticket.Property(t => t.RequesterEmailKey).HasMaxLength(TextKey.MaxLength);
        ticket.Property(t => t.RequesterPhone).HasMaxLength(80);
        ticket.Property(t => t.RequesterPhoneKey).HasMaxLength(40);
        ticket.Property(t => t.RequesterName).HasMaxLength(600);
        ticket.Property(t => t.Subject).HasMaxLength(600);
        ticket.Property(t => t.Channel).HasMaxLength(120);
        ticket.Property(t => t.ChannelKey).HasMaxLength(TextKey.MaxLength);
        ticket.Property(t => t.Queue).HasMaxLength(200);
        ticket.Property(t => t.QueueKey).HasMaxLength(TextKey.MaxLength);
        ticket.Property(t => t.AssigneeId).HasMaxLength(400);
        ticket.Property(t => t.Cause).HasMaxLength(4000);
        ticket.Property(t => t.Remedy).HasMaxLength(4000);
        ticket.Property(t => t.RootCause).HasMaxLength(4000);
        ticket.Property(t => t.WaitingReason).HasMaxLength(1000);
        ticket.Property(t => t.Tags).IsJson();
        ticket.Property(t => t.CustomFields).IsJson();
        ticket.Property(t => t.Attachments).IsJson();
        ticket.Property(t => t.TimesInStatus).IsJson();
        ticket.Ignore(t => t.Requester).Ignore(t => t.Complaint);
        ticket
            .HasMany(t => t.TagKeys)
            .WithOne()
            .HasForeignKey(tag => new { tag.TenantId, tag.TicketId });
        ticket
            .HasMany(t => t.Stays)
            .WithOne()
            .HasForeignKey(stay => new { stay.TenantId, stay.TicketId });
        ConfigureIndexes(ticket);
    }

    public void Configure(EntityTypeBuilder<TicketTag> tag)
    {
        tag.HasKey(t => new
        {
            t.TenantId,
            t.TicketId,
            t.Key,
        });
        tag.Property(t => t.Key).HasMaxLength(TextKey.MaxLength);
        tag.HasIndex(t => new
        {
            t.TenantId,
            t.Key,
            t.TicketId,
        });
    }

    private static void ConfigureIndexes(EntityTypeBuilder<Ticket> ticket)
    {
        ticket.HasIndex(t => new { t.TenantId, t.Number }).IsUnique();
        ticket.HasIndex(t => new
        {
            t.TenantId,
            t.ContactId,
            t.CreateTime,
            t.Id,
        });
        ticket.HasIndex(t => new
        {
            t.TenantId,
            t.ContactId,
            t.Status,
        });
        ticket.HasIndex(t => new { t.TenantId, t.RecordedContactId });
        ticket.HasIndex(t => new
        {
            t.TenantId,
            t.RequesterEmailKey,
            t.CreateTime,
            t.Id,
        });
        ticket.HasIndex(t => new
        {
            t.TenantId,
            t.RequesterPhoneKey,
            t.CreateTime,
            t.Id,
        });
        ticket.HasIndex(t => new
        {
            t.TenantId,
            t.Status,
            t.CreateTime,
            t.Id,
        });
        ticket.HasIndex(t => new
        {
            t.TenantId,
            t.Kind,
            t.CreateTime,
            t.Id,
        });
        ticket.HasIndex(t => new
        {
            t.TenantId,
            t.Priority,
            t.CreateTime,
            t.Id,
        });
        ticket.HasIndex(t => new
        {
            t.TenantId,
            t.Priority,
            t.Id,
        });
        ticket.HasIndex(t => new
        {
            t.TenantId,
            t.QueueKey,
            t.CreateTime,
            t.Id,
        });
        ticket.HasIndex(t => new
        {
            t.TenantId,
            t.QueueKey,
            t.Status,
        });
        ticket.HasIndex(t => new
        {
            t.TenantId,
            t.AssigneeId,
            t.CreateTime,
            t.Id,
        });
        ticket.HasIndex(t => new
        {
            t.TenantId,
            t.ChannelKey,
            t.CreateTime,
            t.Id,
        });
        ticket.HasIndex(t => new
        {
            t.TenantId,
            t.Severity,
            t.CreateTime,
            t.Id,
        });
        ticket.HasIndex(t => new
        {
            t.TenantId,
            t.CreateTime,
            t.Id,
        });
        ticket.HasIndex(t => new
        {
            t.TenantId,
            t.UpdateTime,
            t.Id,
        });
        // Tickets whose requester is not known yet.
        ticket.HasIndex(t => new { t.TenantId, t.Id }).HasFilter("contact_id IS NULL");
    }
}
