using System.Diagnostics;
using System.Globalization;
using Crm.Benchmarks.Parts;
using Crm.Benchmarks.Report;
using Crm.Contacts.V1;
using Crm.ServiceDefaults.Calls;
using Grpc.Core;
using Grpc.Net.Client;

namespace Crm.Benchmarks.Rows;

/// <summary>What a second replica brings where the service is what costs time: each has a processor of its own, calls go to both in turn.</summary>
internal static class Replicas
{
    private const double Target = 1.7;
    private const int Concurrent = 8;
    private const int IdsOfACall = 1_000;

    private static readonly object Unread = new();

    // What comes back is not read: the caller has the least to do.
    private static readonly Method<BatchGetContactsRequest, object> Read = new(
        MethodType.Unary,
        ContactsService.Descriptor.FullName,
        "BatchGetContacts",
        Marshallers.Create(
            message => Google.Protobuf.MessageExtensions.ToByteArray(message),
            BatchGetContactsRequest.Parser.ParseFrom
        ),
        Marshallers.Create<object>((_, _) => { }, _ => Unread)
    );

    /// <summary>Measures calls to one and to two in turn.</summary>
    public static async Task MeasureAsync(
        Product product,
        BenchmarkOptions options,
        StoreReport report
    )
    {
        if (!options.Wants("replicas") || product is not ProductOnPostgres processes)
            return;
        await using var first = await processes.StartReplicaAsync(core: 0);
        await using var second = await processes.StartReplicaAsync(core: 1);
        using var one = Channel(first.Probe);
        using var two = Channel(first.Probe, second.Probe);
        var request = new BatchGetContactsRequest();
        request.Ids.Add(await product.SampleIdsAsync(IdsOfACall));
        var headers = processes.IdentityHeaders();
        for (var i = 0; i < Duel.WarmUps; i++)
            _ = await DriveAsync(two, request, headers, options.Seconds);
        var ratios = new List<double>();
        for (var i = 0; i < options.Rounds; i++)
        {
            var alone = await DriveAsync(one, request, headers, options.Seconds);
            ratios.Add(await DriveAsync(two, request, headers, options.Seconds) / alone);
        }
        ratios.Sort();
        report.Add(
            new Fact(
                "replicas",
                "two replicas against one, a processor each",
                $"≥ {Target.ToString(CultureInfo.InvariantCulture)}×",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ratios[ratios.Count / 2]:0.00}× ({ratios[0]:0.00}–{ratios[^1]:0.00}), reads of {IdsOfACall} contacts"
                ),
                ratios[^1] < Target
            )
        );
    }

    private static async Task<double> DriveAsync(
        GrpcChannel channel,
        BatchGetContactsRequest request,
        Metadata headers,
        int seconds
    )
    {
        var invoker = channel.CreateCallInvoker();
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(
            Enumerable
                .Range(0, Concurrent)
                .Select(async _ =>
                {
                    var count = 0;
                    for (; clock.Elapsed < TimeSpan.FromSeconds(seconds); count++)
                        await invoker.AsyncUnaryCall(Read, null, new CallOptions(headers), request);
                    return count;
                })
        );
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static GrpcChannel Channel(params Uri[] addresses) =>
        GrpcChannel.ForAddress(
            addresses[0],
            new GrpcChannelOptions
            {
                // As the services themselves go to replicas.
                HttpHandler = ServiceChannels.Network(addresses, TimeProvider.System),
                DisposeHttpClient = true,
                CompressionProviders = [],
                MaxReceiveMessageSize = null,
            }
        );
}
