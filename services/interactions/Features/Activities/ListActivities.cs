using Crm.Filtering;
using Crm.Interactions.Data;
using Crm.Interactions.Domain;
using Crm.Interactions.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Paging;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Activity = Crm.Interactions.Domain.Activity;

namespace Crm.Interactions.Features.Activities;

/// <summary>Lists activities.</summary>
internal sealed class ListActivities(InteractionsDbContext db, ListReader lists)
{
    public static readonly FilterSchema<Activity> Filter = FilterSchema<Activity>
        .Create()
        .Id("contactId", activity => activity.ContactId)
        .Text("externalId", activity => activity.ExternalId)
        .Enum("kind", activity => activity.Kind)
        .Enum("direction", activity => activity.Direction)
        .Text("channel", activity => activity.ChannelKey, TextKey.Of)
        .Time("occurredAt", activity => activity.OccurredAt)
        .TextList("tags", activity => activity.TagKeys, tag => tag.Key, normalize: TextKey.Of)
        .Time("createTime", activity => activity.CreateTime)
        .Time("updateTime", activity => activity.UpdateTime)
        .Build();

    public static readonly SortSchema<Activity> Sort = SortSchema<Activity>
        .Create("id", activity => activity.Id)
        .Time("occurredAt", activity => activity.OccurredAt)
        .Time("createTime", activity => activity.CreateTime)
        .Time("updateTime", activity => activity.UpdateTime)
        .Build("occurredAt desc");

    public Task<Result<Page<Activity>>> HandleAsync(
        ListActivitiesRequest request,
        CancellationToken cancellationToken
    ) =>
        lists.ReadAsync(
            db.Activities.AsNoTracking(),
            new ListQuery(
                nameof(ListActivities),
                request.PageSize,
                request.PageToken,
                request.Filter,
                request.OrderBy
            ),
            Sort,
            Filter,
            cancellationToken: cancellationToken
        );
}
