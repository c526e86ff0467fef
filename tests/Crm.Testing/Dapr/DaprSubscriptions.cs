using System.Text.Json;

namespace Crm.Testing.Dapr;

/// <summary>A topic that an application listens to, as it says at <c>/dapr/subscribe</c>.</summary>
internal sealed record DaprTopic(
    string Topic,
    IReadOnlyList<(string Type, string Path)> Rules,
    string Default,
    string DeadLetterTopic,
    bool IsBulk,
    int MostMessages,
    TimeSpan MostAwait
)
{
    private const string RulePrefix = "event.type == \"";

    /// <summary>Where an event goes; null when no rule matches.</summary>
    public string? PathOf(JsonElement cloudEvent)
    {
        var type = cloudEvent.TryGetProperty("type", out var value) ? value.GetString() : null;
        foreach (var (wanted, path) in Rules)
        {
            if (wanted == type)
                return path;
        }
        return Default.Length > 0 ? Default : null;
    }

    public static IReadOnlyList<DaprTopic> Read(JsonElement answer, string pubSub) =>
        [
            .. answer
                .EnumerateArray()
                .Where(entry => entry.GetProperty("pubsubname").GetString() == pubSub)
                .Select(Read),
        ];

    private static DaprTopic Read(JsonElement entry)
    {
        var routes = entry.GetProperty("routes");
        var bulk = entry.TryGetProperty("bulkSubscribe", out var wanted) ? wanted : default;
        var isBulk =
            bulk.ValueKind == JsonValueKind.Object && bulk.GetProperty("enabled").GetBoolean();
        return new DaprTopic(
            entry.GetProperty("topic").GetString()!,
            routes.TryGetProperty("rules", out var rules)
                ? [.. rules.EnumerateArray().Select(ReadRule)]
                : [],
            routes.TryGetProperty("default", out var path) ? path.GetString()! : "",
            entry.TryGetProperty("deadLetterTopic", out var letters) ? letters.GetString()! : "",
            isBulk,
            isBulk ? bulk.GetProperty("maxMessagesCount").GetInt32() : 1,
            TimeSpan.FromMilliseconds(
                isBulk ? bulk.GetProperty("maxAwaitDurationMs").GetInt32() : 0
            )
        );
    }

    // Of the rule language only what the product uses.
    private static (string, string) ReadRule(JsonElement rule)
    {
        var match = rule.GetProperty("match").GetString()!;
        return match.StartsWith(RulePrefix, StringComparison.Ordinal) && match.EndsWith('"')
            ? (match[RulePrefix.Length..^1], rule.GetProperty("path").GetString()!)
            : throw new NotSupportedException($"The rule {match} is not understood.");
    }
}
