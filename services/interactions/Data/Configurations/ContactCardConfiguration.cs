using Crm.Interactions.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Interactions.Data.Configurations;

internal sealed class ContactCardConfiguration : IEntityTypeConfiguration<ContactCardCount>
{
    public void Configure(EntityTypeBuilder<ContactCardCount> count) =>
        count.HasKey(c => new
        {
            c.TenantId,
            c.ContactId,
            c.Kind,
            c.Direction,
        });
}
