using Crm.Segmentation.Data;
using Crm.ServiceDefaults.Operations;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Features.Rebuild;

/// <summary>Makes all profiles of a tenant anew from the facts that are kept here, since its days or its currency are others now.</summary>
internal sealed class DeriveProfiles(SegmentationDbContext db, ProfileDerivation derivation)
    : IOperationHandler
{
    public const string OperationKind = "segmentation.profiles.derive";

    public string Kind => OperationKind;

    public async Task<StepResult> StepAsync(
        OperationContext context,
        CancellationToken cancellationToken
    )
    {
        var checkpoint = context.Operation.Checkpoint;
        var total =
            checkpoint.Length == 0 ? await db.Profiles.CountAsync(cancellationToken) : (int?)null;
        var (count, last) = await derivation.StepAsync(checkpoint, cancellationToken);
        return last is null
            ? StepResult.Done() with
            {
                Total = total,
            }
            : StepResult.Continue(last) with
            {
                Counts = new RowCounts(Updated: count),
                Total = total,
            };
    }
}
