using Crm.Gateway.Access;
using Crm.Gateway.Data;
using Crm.Gateway.Domain;
using Crm.Gateway.Features.Tenants;
using Crm.Gateway.Grpc;
using Crm.Gateway.V1;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Crm.ServiceDefaults.Store;
using ApiKey = Crm.Gateway.Domain.ApiKey;

namespace Crm.Gateway.Features.ApiKeys;

internal sealed class UpdateApiKey(
    GatewayDbContext db,
    CredentialCache credentials,
    ChangeLog changes,
    QuotaRules quotas,
    UnitOfWork work,
    TimeProvider time
)
{
    public async Task<Result<ApiKey>> HandleAsync(
        UpdateApiKeyRequest request,
        CancellationToken cancellationToken
    )
    {
        if (await db.ApiKeys.WithIdAsync(request.Id, cancellationToken) is not { } key)
            return ApiKeyErrors.NotFound;
        if (Etag.Check(request.Etag, key.Version) is { } stale)
            return stale;

        var before = key.ToWire();
        var wanted = FieldMaskMerge.Apply(before, request.ApiKey, request.UpdateMask);
        var quota = wanted.Quota.ToQuota();
        if (quota != key.Quota && await quotas.CheckKeyAsync(quota, cancellationToken) is { } wrong)
            return wrong;
        var now = time.GetInstant();
        if (!key.Change(wanted.DisplayName, quota, now))
            return key;
        changes.Updated(
            GatewayMapping.ApiKeyType,
            request.Id,
            key.Version,
            now,
            before,
            key.ToWire()
        );
        work.AfterCommit(() => credentials.Forget(key.Hash));
        return key;
    }
}
