using Crm.Gateway.Data;
using Crm.Gateway.Domain;
using Crm.Gateway.Features.Tenants;
using Crm.Gateway.Grpc;
using Crm.Gateway.V1;
using Crm.Schemas;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using ApiKey = Crm.Gateway.Domain.ApiKey;

namespace Crm.Gateway.Features.ApiKeys;

internal sealed class CreateApiKey(
    GatewayDbContext db,
    CallerAccessor caller,
    Contract contract,
    ChangeLog changes,
    QuotaRules quotas,
    TimeProvider time
)
{
    public async Task<Result<V1.ApiKey>> HandleAsync(
        CreateApiKeyRequest request,
        CancellationToken cancellationToken
    )
    {
        var wanted = request.ApiKey;
        var now = time.GetInstant();
        for (var i = 0; i < wanted.Scopes.Count; i++)
        {
            var field = $"api_key.scopes[{i}]";
            if (!IsKnown(wanted.Scopes[i]))
                return ApiKeyErrors.ScopeUnknown(wanted.Scopes[i]).At(field);
            if (!caller.Caller.Scopes.Allow(wanted.Scopes[i]))
                return ApiKeyErrors.ScopeNotHeld(wanted.Scopes[i]).At(field);
        }
        if (wanted.ExpireTime?.ToDateTimeOffset() <= now)
            return ApiKeyErrors.ExpiryPast.At("api_key.expire_time");
        if (await CountUsableAsync(now, cancellationToken) >= ApiKeyErrors.MaxKeys)
            return ApiKeyErrors.Limit;
        var quota = wanted.Quota.ToQuota();
        if (await quotas.CheckKeyAsync(quota, cancellationToken) is { } wrong)
            return wrong;

        var secret = ApiKeySecret.Generate();
        var key = ApiKey.Create(
            caller.Caller.TenantId,
            secret,
            wanted.DisplayName,
            wanted.Scopes,
            wanted.ExpireTime?.ToDateTimeOffset(),
            now,
            quota
        );
        db.ApiKeys.Add(key);
        changes.Created(
            GatewayMapping.ApiKeyType,
            key.Id.ToString(),
            key.Version,
            now,
            key.ToWire()
        );
        var answer = key.ToWire();
        answer.Key = secret.Value;
        return answer;
    }

    private Task<int> CountUsableAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        db.ApiKeys.CountAsync(
            key => key.RevokeTime == null && (key.ExpireTime == null || key.ExpireTime > now),
            cancellationToken
        );

    private bool IsKnown(string scope) =>
        scope == "*"
        || contract.Permissions.Contains(scope)
        || (
            scope.EndsWith(".*", StringComparison.Ordinal)
            && contract.Permissions.Any(permission =>
                permission.StartsWith(scope[..^1], StringComparison.Ordinal)
            )
        );
}
