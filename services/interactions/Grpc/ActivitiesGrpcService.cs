using Crm.Interactions.Features.Activities;
using Crm.Interactions.V1;
using Grpc.Core;

namespace Crm.Interactions.Grpc;

/// <summary>The RPCs of activities.</summary>
internal sealed class ActivitiesGrpcService(
    CreateActivity create,
    GetActivity get,
    ListActivities list,
    UpdateActivity update,
    DeleteActivity delete
) : ActivitiesService.ActivitiesServiceBase
{
    public override async Task<Activity> CreateActivity(
        CreateActivityRequest request,
        ServerCallContext context
    ) =>
        ActivityMapping.ToWire(
            (await create.HandleAsync(request, context.CancellationToken)).Value
        );

    public override async Task<Activity> GetActivity(
        GetActivityRequest request,
        ServerCallContext context
    ) => ActivityMapping.ToWire((await get.HandleAsync(request, context.CancellationToken)).Value);

    public override async Task<ListActivitiesResponse> ListActivities(
        ListActivitiesRequest request,
        ServerCallContext context
    )
    {
        var page = (await list.HandleAsync(request, context.CancellationToken)).Value;
        var response = new ListActivitiesResponse
        {
            Activities = { page.Items.Select(ActivityMapping.ToWire) },
        };
        if (page.NextPageToken is not null)
            response.NextPageToken = page.NextPageToken;
        return response;
    }

    public override async Task<Activity> UpdateActivity(
        UpdateActivityRequest request,
        ServerCallContext context
    ) =>
        ActivityMapping.ToWire(
            (await update.HandleAsync(request, context.CancellationToken)).Value
        );

    public override async Task<DeleteActivityResponse> DeleteActivity(
        DeleteActivityRequest request,
        ServerCallContext context
    ) => (await delete.HandleAsync(request, context.CancellationToken)).Value;
}
