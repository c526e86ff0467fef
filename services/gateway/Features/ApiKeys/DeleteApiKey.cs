using Crm.Gateway.Access;
using Crm.Gateway.Data;
using Crm.Gateway.Domain;
using Crm.Gateway.Grpc;
using Crm.Gateway.V1;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Crm.ServiceDefaults.Store;
using ApiKey = Crm.Gateway.Domain.ApiKey;

namespace Crm.Gateway.Features.ApiKeys;

internal sealed class DeleteApiKey(
    GatewayDbContext db,
    CredentialCache credentials,
    ChangeLog changes,
    UnitOfWork work,
    TimeProvider time
)
{
    public async Task<Result<ApiKey>> HandleAsync(
        DeleteApiKeyRequest request,
        CancellationToken cancellationToken
    )
    {
        if (await db.ApiKeys.WithIdAsync(request.Id, cancellationToken) is not { } key)
            return ApiKeyErrors.NotFound;
        if (Etag.Check(request.Etag, key.Version) is { } stale)
            return stale;

        var before = key.ToWire();
        var now = time.GetInstant();
        if (key.Revoke(now))
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
