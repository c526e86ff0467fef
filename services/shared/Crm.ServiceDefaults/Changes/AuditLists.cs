using Crm.Filtering;
using Crm.ServiceDefaults.Paging;

namespace Crm.ServiceDefaults.Changes;

/// <summary>How the audit log is listed; the gateway merges the lists of all services with it.</summary>
public static class AuditLists
{
    /// <summary>The name that page tokens are bound to.</summary>
    public const string List = "/crm.common.v1.AuditService/ListAuditEvents";

    /// <summary>Newest first.</summary>
    public static SortSchema<AuditRecord> Sort { get; } =
        SortSchema<AuditRecord>
            .Create("id", a => a.Id)
            .Time("createTime", a => a.CreateTime)
            .Build(NewestFirst.OrderBy);

    /// <summary>The fields that a filter knows.</summary>
    public static FilterSchema<AuditRecord> Filter { get; } =
        FilterSchema<AuditRecord>
            .Create()
            .Text("resourceType", a => a.ResourceType)
            .Text("resourceId", a => a.ResourceId)
            .Text("actor", a => a.Actor)
            .Text("action", a => a.Action)
            .Time("createTime", a => a.CreateTime)
            .Build();

    /// <summary>The page token behind the last item of a merged page.</summary>
    /// <param name="tokens">Makes tokens with the keys that all services share.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="filter">The filter as it was given.</param>
    /// <param name="createTime">The time of the last item.</param>
    /// <param name="id">The id of the last item.</param>
    public static string NextPageToken(
        PageTokens tokens,
        string tenantId,
        string filter,
        DateTimeOffset createTime,
        Guid id
    ) => new NewestFirst(createTime, id).NextPageToken(tokens, List, tenantId, filter);
}
