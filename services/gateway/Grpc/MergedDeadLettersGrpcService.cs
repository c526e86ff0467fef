using Crm.Common.V1;
using Crm.Gateway.Features.DeadLetters;
using Crm.Messaging.DeadLetters;
using Grpc.Core;

namespace Crm.Gateway.Grpc;

/// <summary>The dead letters of all services: lists are merged, everything else goes to the service that the id names.</summary>
internal sealed class MergedDeadLettersGrpcService(
    ListAllDeadLetters list,
    DeadLetterOwner owner,
    GetDeadLetter get,
    ReplayDeadLetter replay,
    DeleteDeadLetter delete
) : DeadLettersService.DeadLettersServiceBase
{
    public override async Task<ListDeadLettersResponse> ListDeadLetters(
        ListDeadLettersRequest request,
        ServerCallContext context
    ) => (await list.HandleAsync(request, context.CancellationToken)).Value;

    public override async Task<DeadLetter> GetDeadLetter(
        GetDeadLetterRequest request,
        ServerCallContext context
    ) =>
        DeadLetterOwner.IsOwn(request.Id)
            ? (await get.HandleAsync(request, context.CancellationToken)).Value
            : await owner
                .Of(request.Id)
                .Value.GetDeadLetterAsync(request, cancellationToken: context.CancellationToken);

    public override async Task<ReplayDeadLetterResponse> ReplayDeadLetter(
        ReplayDeadLetterRequest request,
        ServerCallContext context
    ) =>
        DeadLetterOwner.IsOwn(request.Id)
            ? (await replay.HandleAsync(request, context.CancellationToken)).Value
            : await owner
                .Of(request.Id)
                .Value.ReplayDeadLetterAsync(request, cancellationToken: context.CancellationToken);

    public override async Task<DeleteDeadLetterResponse> DeleteDeadLetter(
        DeleteDeadLetterRequest request,
        ServerCallContext context
    ) =>
        DeadLetterOwner.IsOwn(request.Id)
            ? (await delete.HandleAsync(request, context.CancellationToken)).Value
            : await owner
                .Of(request.Id)
                .Value.DeleteDeadLetterAsync(request, cancellationToken: context.CancellationToken);
}
