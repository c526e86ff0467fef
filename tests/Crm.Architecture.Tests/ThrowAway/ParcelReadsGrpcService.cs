using System.Collections.Concurrent;
using Crm.Common.V1;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Crm.Throwaway.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Crm.Architecture.Tests.ThrowAway;

/// <summary>Reads parcels that left together, and tells the tests which.</summary>
internal sealed class ParcelReadsGrpcService(CallerAccessor caller)
    : ParcelReadsService.ParcelReadsServiceBase
{
    /// <summary>A batch with this id fails as a whole.</summary>
    public const string Spoiler = "spoils-the-batch";

    /// <summary>The batches that came, with the actor of each.</summary>
    public static ConcurrentQueue<(string Actor, IReadOnlyList<string> Ids)> Batches { get; } = [];

    public override async Task<ReadBatch> BatchReadParcels(
        BatchReadParcelsRequest request,
        ServerCallContext context
    )
    {
        Batches.Enqueue((caller.Caller.Actor, [.. request.Ids]));
        if (request.Ids.Contains(Spoiler))
            throw new InvalidOperationException("This batch is spoilt.");
        foreach (var id in request.Ids)
            await ParcelGate.PassAsync(id, context.CancellationToken);
        var batch = new ReadBatch();
        batch.Results.Add(
            request.Ids.Select(id =>
                ParcelsGrpcService.Parcels.TryGetValue(id, out var parcel)
                    ? new ReadResult { Resource = parcel.ToByteString() }
                    : new ReadResult { Error = ErrorStatus.ToStatus(ParcelsGrpcService.NotFound) }
            )
        );
        return batch;
    }
}
