using Crm.ServiceDefaults.Store;
using Crm.Tickets.Domain;
using Crm.Tickets.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Tickets.Data.Configurations;

internal sealed class TicketPartsConfiguration
    : IEntityTypeConfiguration<TicketStay>,
        IEntityTypeConfiguration<TicketComment>,
        IEntityTypeConfiguration<TicketTerm>,
        IEntityTypeConfiguration<TicketCounter>
{
    public void Configure(EntityTypeBuilder<TicketStay> stay)
    {
        stay.HasKey(s => new
        {
            s.TenantId,
            s.TicketId,
            s.Ordinal,
        });
        stay.Property(s => s.Ordinal).ValueGeneratedNever();
        stay.Property(s => s.Move).HasMaxLength(40);
        stay.Property(s => s.Actor).HasMaxLength(300);
        stay.Property(s => s.Reason).HasMaxLength(1000);
    }

    public void Configure(EntityTypeBuilder<TicketComment> comment)
    {
        comment.HasKey(c => new { c.TenantId, c.Id });
        comment.Property(c => c.Actor).HasMaxLength(300);
        comment.Property(c => c.Attachments).IsJson();
        comment.HasOne<Ticket>().WithMany().HasForeignKey(c => new { c.TenantId, c.TicketId });
        comment.HasIndex(c => new
        {
            c.TenantId,
            c.TicketId,
            c.CreateTime,
            c.Id,
        });
    }

    public void Configure(EntityTypeBuilder<TicketTerm> term)
    {
        // No foreign key: the terms are written in bulk before the ticket is saved.
        term.HasKey(t => new
        {
            t.TenantId,
            t.Term,
            t.OwnerId,
        });
        term.Property(t => t.Term).HasMaxLength(SearchText.MostLength);
        term.HasIndex(t => new { t.TenantId, t.OwnerId });
    }

    public void Configure(EntityTypeBuilder<TicketCounter> counter) =>
        counter.HasKey(c => c.TenantId);
}
