using System.Security.Cryptography;
using Crm.Common.V1;
using Google.Api;
using Google.Protobuf;
using Grpc.Core;

namespace Crm.AllInOne.Demo.Steps;

/// <summary>Sends CSV to an import and waits for its end. Sent again within a day, it is the same operation.</summary>
internal static class DemoImport
{
    private const int PieceBytes = 512 * 1024;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs the import.</summary>
    /// <param name="service">The service that imports.</param>
    /// <param name="open">Opens the call with an idempotency key.</param>
    /// <param name="request">A message of the stream; the first says how to read the rest.</param>
    /// <param name="csv">The rows.</param>
    /// <param name="progress">Told of each row.</param>
    /// <param name="cancellationToken">Ends the waiting; the service goes on.</param>
    public static async Task RunAsync<TRequest>(
        CallInvoker service,
        Func<Metadata, AsyncClientStreamingCall<TRequest, Operation>> open,
        Func<HttpBody, bool, TRequest> request,
        byte[] csv,
        DemoProgress progress,
        CancellationToken cancellationToken
    )
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(csv))[..24];
        using var call = open(DemoDoors.Once(key));
        for (var at = 0; at < csv.Length; at += PieceBytes)
        {
            var body = new HttpBody
            {
                ContentType = "text/csv",
                Data = ByteString.CopyFrom(csv.AsSpan(at, Math.Min(PieceBytes, csv.Length - at))),
            };
            await call.RequestStream.WriteAsync(request(body, at == 0), cancellationToken);
        }
        await call.RequestStream.CompleteAsync();
        var operation = await call.ResponseAsync.WaitAsync(cancellationToken);

        var operations = new OperationsService.OperationsServiceClient(service);
        while (!operation.Done)
        {
            await Task.Delay(PollInterval, cancellationToken);
            operation = await operations.GetOperationAsync(
                new GetOperationRequest { Id = operation.Id },
                cancellationToken: cancellationToken
            );
            progress.Reach(operation.Progress?.Processed ?? 0);
        }
        if (operation.Error is { } error)
            throw new DemoException($"The import {operation.Id} failed: {error.Detail}");
        if (operation.Response.Failed > 0)
            throw new DemoException(
                $"The import {operation.Id} refused {operation.Response.Failed} records."
            );
    }
}
