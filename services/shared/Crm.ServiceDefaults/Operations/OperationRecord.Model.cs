using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Operations;

public sealed partial class OperationRecord
{
    internal static void Configure(ModelBuilder model)
    {
        model.Entity<OperationRecord>(operation =>
        {
            operation.HasKey(o => new { o.TenantId, o.Id });
            operation.Property(o => o.Kind).HasMaxLength(60);
            operation.Property(o => o.Action).HasMaxLength(100);
            operation.Property(o => o.Actor).HasMaxLength(300);
            operation.Property(o => o.TimeZone).HasMaxLength(60);
            operation.Property(o => o.BaseCurrency).HasMaxLength(3);
            operation.Property(o => o.TraceParent).HasMaxLength(60);
            operation.Property(o => o.Checkpoint).HasMaxLength(4000);
            operation.Property(o => o.ErrorCode).HasMaxLength(60);
            operation
                .Property(o => o.ErrorDetail)
                .HasMaxLength(OperationResultRecord.MostDetailLength);
            operation.Property(o => o.Lease).IsConcurrencyToken();
            operation.HasIndex(o => new
            {
                o.TenantId,
                o.CreateTime,
                o.Id,
            });
            operation.HasIndex(o => new
            {
                o.TenantId,
                o.Kind,
                o.CreateTime,
                o.Id,
            });
            operation.HasIndex(o => new
            {
                o.TenantId,
                o.IsDone,
                o.CreateTime,
                o.Id,
            });
            // The worker looks for work of all tenants.
            operation.HasIndex(o => o.DueTime);
        });
        OperationResultRecord.Configure(model);
        OperationUpload.Configure(model);
        OperationKey.Configure(model);
    }
}
