using Crm.Gateway.Features.ApiKeys;
using Crm.Gateway.V1;
using Grpc.Core;

namespace Crm.Gateway.Grpc;

internal sealed class ApiKeysGrpcService(
    CreateApiKey create,
    GetApiKey get,
    ListApiKeys list,
    UpdateApiKey update,
    DeleteApiKey delete
) : ApiKeysService.ApiKeysServiceBase
{
    public override async Task<ApiKey> CreateApiKey(
        CreateApiKeyRequest request,
        ServerCallContext context
    ) => (await create.HandleAsync(request, context.CancellationToken)).Value;

    public override async Task<ApiKey> GetApiKey(
        GetApiKeyRequest request,
        ServerCallContext context
    ) => (await get.HandleAsync(request, context.CancellationToken)).Value.ToWire();

    public override async Task<ListApiKeysResponse> ListApiKeys(
        ListApiKeysRequest request,
        ServerCallContext context
    )
    {
        var page = (await list.HandleAsync(request, context.CancellationToken)).Value;
        var response = new ListApiKeysResponse
        {
            ApiKeys = { page.Items.Select(key => key.ToWire()) },
        };
        if (page.NextPageToken is not null)
            response.NextPageToken = page.NextPageToken;
        return response;
    }

    public override async Task<ApiKey> UpdateApiKey(
        UpdateApiKeyRequest request,
        ServerCallContext context
    ) => (await update.HandleAsync(request, context.CancellationToken)).Value.ToWire();

    public override async Task<ApiKey> DeleteApiKey(
        DeleteApiKeyRequest request,
        ServerCallContext context
    ) => (await delete.HandleAsync(request, context.CancellationToken)).Value.ToWire();
}
