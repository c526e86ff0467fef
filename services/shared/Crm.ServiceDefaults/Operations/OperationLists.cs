using Crm.Filtering;
using Crm.ServiceDefaults.Paging;

namespace Crm.ServiceDefaults.Operations;

/// <summary>How operations are listed; the gateway merges the lists of all services with it.</summary>
public static class OperationLists
{
    /// <summary>The name that page tokens are bound to.</summary>
    public const string List = "/crm.common.v1.OperationsService/ListOperations";

    /// <summary>Newest first.</summary>
    public static SortSchema<OperationRecord> Sort { get; } =
        SortSchema<OperationRecord>
            .Create("id", o => o.Id)
            .Time("createTime", o => o.CreateTime)
            .Build(NewestFirst.OrderBy);

    /// <summary>The fields that a filter knows.</summary>
    public static FilterSchema<OperationRecord> Filter { get; } =
        FilterSchema<OperationRecord>
            .Create()
            .Boolean("done", o => o.IsDone)
            .Text("kind", o => o.Kind)
            .Time("createTime", o => o.CreateTime)
            .Build();

    /// <summary>The page token behind the last item of a merged page.</summary>
    /// <param name="tokens">Makes tokens with the keys that all services share.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="filter">The filter as it was given.</param>
    /// <param name="createTime">The time of the last item.</param>
    /// <param name="id">The id of the last item without the service, see <see cref="OperationWire.TryReadId"/>.</param>
    public static string NextPageToken(
        PageTokens tokens,
        string tenantId,
        string filter,
        DateTimeOffset createTime,
        Guid id
    ) => new NewestFirst(createTime, id).NextPageToken(tokens, List, tenantId, filter);

    internal static SortSchema<OperationResultRecord> ResultSort { get; } =
        // The operation is the same for all rows of a list, and the row is unique within it.
        SortSchema<OperationResultRecord>
            .Create("operation", r => r.OperationId)
            .Number("row", r => r.Row)
            .Build("row");
}
