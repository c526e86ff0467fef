using Crm.Gateway.V1;
using Crm.Messaging;
using Crm.Segmentation.Data;
using Crm.Segmentation.Domain;
using Crm.Segmentation.Features.Rebuild;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Features.Tenants;

/// <summary>Keeps the settings of the tenant. Where its days begin elsewhere or amounts mean another currency, profiles are made anew.</summary>
internal sealed class OnTenantChanged(
    SegmentationDbContext db,
    TenantSettings settings,
    OperationStarter operations
) : IEventHandler
{
    public async Task HandleAsync(
        IReadOnlyList<IncomingEvent> events,
        CancellationToken cancellationToken
    )
    {
        var before = await settings.GetAsync(cancellationToken);
        var now = events.Select(ToTenant).MaxBy(tenant => tenant.SourceVersion)!;
        if (now.SourceVersion <= before.SourceVersion)
            return;
        await db.BulkUpsertAsync([now], cancellationToken);
        var isAnother = now.TimeZone != before.TimeZone || now.BaseCurrency != before.BaseCurrency;
        if (isAnother && await db.Profiles.AnyAsync(cancellationToken))
            operations.Start(new NewOperation(DeriveProfiles.OperationKind));
    }

    private static KnownTenant ToTenant(IncomingEvent incoming) =>
        incoming.Data switch
        {
            TenantCreated created => Of(
                incoming,
                created.TimeZone,
                created.BaseCurrency,
                created.Version
            ),
            TenantUpdated updated => Of(
                incoming,
                updated.TimeZone,
                updated.BaseCurrency,
                updated.Version
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(incoming), incoming.Type, null),
        };

    private static KnownTenant Of(
        IncomingEvent incoming,
        string timeZone,
        string baseCurrency,
        int version
    ) =>
        new()
        {
            TenantId = incoming.TenantId,
            TimeZone = timeZone,
            BaseCurrency = baseCurrency,
            SourceVersion = version,
        };
}
