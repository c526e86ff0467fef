using System.Collections.Concurrent;
using System.Text.Json;
using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Hosting;
using Crm.ServiceDefaults.Store;
using Microsoft.Extensions.Options;

namespace Crm.Messaging.Publishing;

/// <summary>Which services there are, and what each of them wants of the events of this one.</summary>
internal sealed class SubscriberCatalogue(
    ServiceAddresses addresses,
    SubscriberClient client,
    ServiceIdentity service,
    TimeProvider time,
    IOptions<MessagingOptions> options
)
{
    private const string RulePrefix = "event.type == \"";

    private readonly ConcurrentDictionary<string, Wishes> _wishes = new(StringComparer.Ordinal);

    /// <summary>All services of the configuration.</summary>
    public IReadOnlyList<string> Names => addresses.Names;

    /// <summary>
    /// Whether the service listens to this one. Which types it wants is looked at when they are delivered: it may want more by then. One
    /// that was not heard, or not for the interval, may listen.
    /// </summary>
    public bool MayListen(string subscriber) =>
        !_wishes.TryGetValue(subscriber, out var wishes)
        || wishes.Paths.Count > 0
        || !IsFresh(wishes, time.GetInstant());

    /// <summary>The path for each type of event that the service wants, asked anew now and then.</summary>
    public async Task<IReadOnlyDictionary<string, string>> GetAsync(
        string subscriber,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetInstant();
        var isKnown = _wishes.TryGetValue(subscriber, out var known);
        if (isKnown && IsFresh(known!, now))
            return known!.Paths;
        try
        {
            var answer = await client.GetSubscriptionsAsync(subscriber, cancellationToken);
            var wishes = new Wishes(now, Read(answer));
            _wishes[subscriber] = wishes;
            return wishes.Paths;
        }
        catch (Exception) when (isKnown && !cancellationToken.IsCancellationRequested)
        {
            // It is asked again after the interval, not at every turn.
            _wishes[subscriber] = known! with
            {
                Time = now,
            };
            return known.Paths;
        }
    }

    private bool IsFresh(Wishes wishes, DateTimeOffset now) =>
        now - wishes.Time < options.Value.RefreshInterval;

    private Dictionary<string, string> Read(JsonElement answer)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var subscription in answer.EnumerateArray())
        {
            if (subscription.GetProperty("topic").GetString() != service.Name)
                continue;
            foreach (
                var rule in subscription.GetProperty("routes").GetProperty("rules").EnumerateArray()
            )
            {
                if (TypeOf(rule.GetProperty("match").GetString()!) is { } type)
                    paths[type] = rule.GetProperty("path").GetString()!;
            }
        }
        return paths;
    }

    // The rules of the services' own making: event.type == "…".
    private static string? TypeOf(string rule) =>
        rule.StartsWith(RulePrefix, StringComparison.Ordinal) && rule.EndsWith('"')
            ? rule[RulePrefix.Length..^1]
            : null;

    private sealed record Wishes(DateTimeOffset Time, IReadOnlyDictionary<string, string> Paths);
}
