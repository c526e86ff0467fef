using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Crm.Gateway.Upstreams;
using Crm.Schemas;
using Microsoft.Extensions.Options;

namespace Crm.Gateway.Batching;

/// <summary>The RPCs whose calls leave together, as the contract says.</summary>
internal sealed class BatchedReads(
    Contract contract,
    UpstreamCalls upstreams,
    TimeProvider time,
    IOptions<BatchOptions> options,
    IMeterFactory meters
)
{
    private readonly ConcurrentDictionary<string, BatchedRead> _reads = new(StringComparer.Ordinal);
    private readonly BatchMetrics _metrics = new(meters);

    /// <summary>What sends the calls of an RPC together; null for one that is always called alone.</summary>
    public BatchedRead? Find(ContractMethod method) =>
        method.BatchedBy is { } path && contract.Find(path) is { } together
            ? _reads.GetOrAdd(
                method.FullName,
                _ => new BatchedRead(
                    method.Descriptor,
                    together.Descriptor,
                    upstreams,
                    time,
                    options.Value,
                    _metrics
                )
            )
            : null;
}
