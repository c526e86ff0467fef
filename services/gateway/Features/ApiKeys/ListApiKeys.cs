using Crm.Filtering;
using Crm.Gateway.Data;
using Crm.Gateway.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Microsoft.EntityFrameworkCore;
using ApiKey = Crm.Gateway.Domain.ApiKey;

namespace Crm.Gateway.Features.ApiKeys;

internal sealed class ListApiKeys(GatewayDbContext db, ListReader lists)
{
    private static readonly SortSchema<ApiKey> Sort = SortSchema<ApiKey>
        .Create("id", key => key.Id)
        .Time("createTime", key => key.CreateTime)
        .Build("createTime desc");

    public Task<Result<Page<ApiKey>>> HandleAsync(
        ListApiKeysRequest request,
        CancellationToken cancellationToken
    ) =>
        lists.ReadAsync(
            db.ApiKeys.AsNoTracking(),
            new ListQuery(nameof(ListApiKeys), request.PageSize, request.PageToken),
            Sort,
            cancellationToken: cancellationToken
        );
}
