using Crm.Common.V1;
using Grpc.Core;

namespace Crm.Messaging.DeadLetters;

/// <summary>The dead letters of this service; the gateway routes by id and merges lists.</summary>
internal sealed class DeadLettersGrpcService(
    ListDeadLetters list,
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
    ) => (await get.HandleAsync(request, context.CancellationToken)).Value;

    public override async Task<ReplayDeadLetterResponse> ReplayDeadLetter(
        ReplayDeadLetterRequest request,
        ServerCallContext context
    ) => (await replay.HandleAsync(request, context.CancellationToken)).Value;

    public override async Task<DeleteDeadLetterResponse> DeleteDeadLetter(
        DeleteDeadLetterRequest request,
        ServerCallContext context
    ) => (await delete.HandleAsync(request, context.CancellationToken)).Value;
}
