using Crm.Gateway.Domain;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Gateway.Data.Configurations;

internal static class QuotaText
{
    /// <summary>Stores a quota as one short text.</summary>
    public static void HasQuotaText(this PropertyBuilder<Quota?> property) =>
        property
            .HasConversion(quota => quota!.ToString(), text => Quota.Parse(text))
            .HasMaxLength(Quota.MostText);
}
