using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Data;

/// <summary>The store of segmentation.</summary>
internal abstract class SegmentationDbContext(
    DbContextOptions options,
    CallerAccessor caller,
    WriteGate gate
) : ServiceDbContext(options, caller, gate)
{
    protected override void ConfigureModel(ModelBuilder model) =>
        model.ApplyConfigurationsFromAssembly(typeof(SegmentationDbContext).Assembly);
}
