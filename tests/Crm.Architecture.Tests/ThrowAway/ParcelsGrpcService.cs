using System.Collections.Concurrent;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Identity;
using Crm.Throwaway.V1;
using Grpc.Core;

namespace Crm.Architecture.Tests.ThrowAway;

/// <summary>The service of the throw-away proto, with parcels in memory.</summary>
internal sealed class ParcelsGrpcService(CallerAccessor caller) : ParcelsService.ParcelsServiceBase
{
    public static readonly Error NotFound = new(
        ErrorKind.NotFound,
        "PARCEL_NOT_FOUND",
        "There is no such parcel."
    );

    private static readonly Error TooHeavy = new(
        ErrorKind.FailedPrecondition,
        "PARCEL_TOO_HEAVY",
        "Nobody can carry this."
    );

    public static readonly ConcurrentDictionary<string, Parcel> Parcels = new(
        StringComparer.Ordinal
    );

    public override Task<Parcel> CreateParcel(
        CreateParcelRequest request,
        ServerCallContext context
    )
    {
        if (request.Parcel.Kilograms > 100)
            throw new ErrorException(TooHeavy.At("parcel.kilograms"));
        var parcel = request.Parcel.Clone();
        parcel.Id = Guid.NewGuid().ToString();
        parcel.Etag = "1";
        parcel.Tenant = caller.Caller.TenantId;
        return Task.FromResult(Parcels[parcel.Id] = parcel);
    }

    public override async Task<Parcel> GetParcel(
        GetParcelRequest request,
        ServerCallContext context
    )
    {
        await ParcelGate.PassAsync(request.Id, context.CancellationToken);
        return Parcels.GetValueOrDefault(request.Id) ?? throw new ErrorException(NotFound);
    }
}
