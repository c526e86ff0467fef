using Crm.Gateway.Data;
using Crm.Gateway.Domain;
using Crm.Gateway.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Reads;
using Microsoft.EntityFrameworkCore;
using ApiKey = Crm.Gateway.Domain.ApiKey;

namespace Crm.Gateway.Features.ApiKeys;

internal sealed class GetApiKey(GatewayDbContext db)
{
    public async Task<Result<ApiKey>> HandleAsync(
        GetApiKeyRequest request,
        CancellationToken cancellationToken
    )
    {
        var key = await db.ApiKeys.AsNoTracking().WithIdAsync(request.Id, cancellationToken);
        return key is null ? ApiKeyErrors.NotFound : key;
    }
}
