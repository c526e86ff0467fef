using System.Globalization;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain.Segments;
using Crm.Segmentation.Features.Profiles;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Features.Tenants;

/// <summary>Makes all profiles of a tenant anew from the facts that are kept here, since its days or its currency are others now.</summary>
internal sealed class DeriveProfiles(
    SegmentationDbContext db,
    UnitOfWork work,
    ProfileWriter profiles,
    ProfileChanges changes
) : IOperationHandler
{
    public const string OperationKind = "profiles.derive";

    private const int ContactsInStep = 500;

    public string Kind => OperationKind;

    public async Task<StepResult> StepAsync(
        OperationContext context,
        CancellationToken cancellationToken
    )
    {
        var checkpoint = context.Operation.Checkpoint;
        var after =
            checkpoint.Length == 0
                ? Guid.Empty
                : Guid.Parse(checkpoint, CultureInfo.InvariantCulture);
        var total =
            checkpoint.Length == 0 ? await db.Profiles.CountAsync(cancellationToken) : (int?)null;
        var ids = await db
            .Profiles.Where(profile => profile.ContactId > after)
            .OrderBy(profile => profile.ContactId)
            .Select(profile => profile.ContactId)
            .Take(ContactsInStep)
            .ToListAsync(cancellationToken);
        if (ids.Count == 0)
            return StepResult.Done() with { Total = total };
        await work.BeginAsync(WritePriority.Background, cancellationToken);
        await profiles.DeriveAsync(ids, cancellationToken);
        await changes.TellAsync(ids, new ChangeCause(CauseTrigger.Fact), cancellationToken);
        return StepResult.Continue(ids[^1].ToString()) with
        {
            Counts = new RowCounts(Updated: ids.Count),
            Total = total,
        };
    }
}
