using System.Collections.Frozen;
using Crm.ServiceDefaults.Identity;
using Grpc.Core;

namespace Crm.Gateway.Passthrough;

/// <summary>What of the metadata of a call goes on, and what comes back.</summary>
internal static class PassthroughMetadata
{
    private const string Protocol = "grpc-";
    private const string Details = "grpc-status-details-bin";

    // The credential ends here; the trace goes on from this hop; the rest belongs to one connection.
    private static readonly FrozenSet<string> Dropped = FrozenSet.ToFrozenSet(
        [
            "authorization",
            IdentityTokens.MetadataKey,
            "traceparent",
            "tracestate",
            "baggage",
            "host",
            "te",
            "connection",
            "keep-alive",
            "transfer-encoding",
            "upgrade",
            "content-type",
            "content-length",
            "content-encoding",
            "accept-encoding",
            "user-agent",
            "cookie",
            "date",
            "server",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    public static Metadata ForService(Metadata headers) =>
        Copy(headers, entry => IsPassedOn(entry.Key));

    public static Metadata ForCaller(Metadata headers) =>
        Copy(headers, entry => IsPassedOn(entry.Key) || entry.Key == Details);

    private static bool IsPassedOn(string key) =>
        !Dropped.Contains(key) && !key.StartsWith(Protocol, StringComparison.OrdinalIgnoreCase);

    private static Metadata Copy(Metadata from, Func<Metadata.Entry, bool> choose)
    {
        var to = new Metadata();
        foreach (var entry in from.Where(choose))
            to.Add(entry);
        return to;
    }
}
