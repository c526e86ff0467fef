using Crm.Segmentation.Domain;
using Crm.ServiceDefaults.Store;

namespace Crm.Segmentation.Data;

/// <summary>Says once a unit of work that the quintiles of the tenant may have changed.</summary>
internal sealed class QuintileMarks(
    SegmentationDbContext db,
    UnitOfWork work,
    QuintileSignal signal,
    TimeProvider time
)
{
    public void Mark()
    {
        if (db.ChangeTracker.Entries<QuintileMark>().Any())
            return;
        var now = time.GetInstant();
        db.QuintileMarks.Add(
            new QuintileMark
            {
                TenantId = db.TenantId,
                Id = Guid.CreateVersion7(now),
                CreateTime = now,
            }
        );
        work.AfterCommit(signal.Set);
    }
}
