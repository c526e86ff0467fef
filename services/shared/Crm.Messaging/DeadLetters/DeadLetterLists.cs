using Crm.Filtering;
using Crm.ServiceDefaults.Paging;

namespace Crm.Messaging.DeadLetters;

/// <summary>How dead letters are listed; the gateway merges the lists of all services with it.</summary>
public static class DeadLetterLists
{
    /// <summary>The name that page tokens are bound to.</summary>
    public const string List = "/crm.common.v1.DeadLettersService/ListDeadLetters";

    /// <summary>The page token behind the last item of a merged page.</summary>
    /// <param name="tokens">Makes tokens with the keys that all services share.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="filter">The filter as it was given.</param>
    /// <param name="createTime">The time of the last item.</param>
    /// <param name="id">The id of the last item without the service.</param>
    public static string NextPageToken(
        PageTokens tokens,
        string tenantId,
        string filter,
        DateTimeOffset createTime,
        Guid id
    ) => new NewestFirst(createTime, id).NextPageToken(tokens, List, tenantId, filter);

    internal static SortSchema<DeadLetterRecord> Sort { get; } =
        SortSchema<DeadLetterRecord>
            .Create("id", letter => letter.Id)
            .Time("createTime", letter => letter.CreateTime)
            .Build(NewestFirst.OrderBy);

    internal static FilterSchema<DeadLetterRecord> Filter { get; } =
        FilterSchema<DeadLetterRecord>
            .Create()
            .Text("consumer", letter => letter.Consumer)
            .Text("type", letter => letter.Type)
            .Text("subject", letter => letter.Subject)
            .Time("createTime", letter => letter.CreateTime)
            .Build();
}
