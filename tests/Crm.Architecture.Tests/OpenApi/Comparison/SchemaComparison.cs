using System.Text.Json.Nodes;

namespace Crm.Architecture.Tests.OpenApi.Comparison;

/// <summary>Who writes the values of a schema: the client (requests) or the server (responses).</summary>
internal enum SchemaUse
{
    Request,
    Response,
}

/// <summary>Compares two schemas with everything in them.</summary>
internal sealed class SchemaComparison(
    OpenApiDocument before,
    OpenApiDocument after,
    SchemaUse use,
    ICollection<BreakingChange> found
)
{
    private static readonly string[] UpperLimits =
    [
        "maxLength",
        "maxItems",
        "maxProperties",
        "maximum",
    ];
    private static readonly string[] LowerLimits =
    [
        "minLength",
        "minItems",
        "minProperties",
        "minimum",
    ];
    private static readonly string[] ExactLimits =
    [
        "pattern",
        "format",
        "multipleOf",
        "uniqueItems",
    ];
    private static readonly string[] Alternatives = ["oneOf", "anyOf", "allOf"];

    // Schemas refer to each other in circles.
    private readonly HashSet<(string?, string?)> _seen = [];

    public void Compare(string where, JsonNode? was, JsonNode? now)
    {
        var references = (OpenApiDocument.ReferenceOf(was), OpenApiDocument.ReferenceOf(now));
        if (references is not (null, null) && !_seen.Add(references))
            return;
        if (before.Resolve(was) is not { } old || after.Resolve(now) is not { } current)
            return;
        CompareTypes(where, old, current);
        CompareValues(where, old, current);
        CompareLimits(where, old, current);
        CompareMembers(where, old, current);
        CompareAlternatives(where, old, current);
        Compare($"{where}/-", old["items"], current["items"]);
        Compare($"{where}/*", old["additionalProperties"], current["additionalProperties"]);
    }

    private void CompareTypes(string where, JsonObject was, JsonObject now)
    {
        var (old, current) = (Texts(was["type"]), Texts(now["type"]));
        if (old.Count == 0 && current.Count == 0)
            return;
        // Requests may take more types than before, responses may give fewer.
        if (
            use == SchemaUse.Request
                ? !(current.Count == 0 || old.IsSubsetOf(current))
                : !(old.Count == 0 || current.IsSubsetOf(old))
        )
            Report(BreakingChangeKind.TypeChanged, where);
    }

    private void CompareValues(string where, JsonObject was, JsonObject now)
    {
        if (now["enum"] is null)
            return;
        var current = Texts(now["enum"]);
        if (was["enum"] is null && use == SchemaUse.Request)
            Report(BreakingChangeKind.LimitNarrowed, $"{where} enum");
        foreach (var value in Texts(was["enum"]).Where(value => !current.Contains(value)))
            Report(BreakingChangeKind.ValueRemoved, $"{where} {value}");
    }

    private void CompareLimits(string where, JsonObject was, JsonObject now)
    {
        if (use == SchemaUse.Response)
            return;
        foreach (
            var name in UpperLimits.Where(name =>
                Number(now[name]) < (Number(was[name]) ?? double.PositiveInfinity)
            )
        )
            Report(BreakingChangeKind.LimitNarrowed, $"{where} {name}");
        foreach (
            var name in LowerLimits.Where(name =>
                Number(now[name]) > (Number(was[name]) ?? double.NegativeInfinity)
            )
        )
            Report(BreakingChangeKind.LimitNarrowed, $"{where} {name}");
        foreach (
            var name in ExactLimits.Where(name =>
                now[name] is not null && !JsonNode.DeepEquals(now[name], was[name])
            )
        )
            Report(BreakingChangeKind.LimitNarrowed, $"{where} {name}");
    }

    private void CompareMembers(string where, JsonObject was, JsonObject now)
    {
        var (required, requiredNow) = (Texts(was["required"]), Texts(now["required"]));
        foreach (var (name, member) in OpenApiDocument.Members(was["properties"]))
        {
            if (now["properties"]?[name] is { } same)
                Compare($"{where}/{name}", member, same);
            else
                Report(BreakingChangeKind.MemberRemoved, $"{where}/{name}");
        }
        if (use == SchemaUse.Request)
        {
            foreach (var name in requiredNow.Except(required))
                Report(BreakingChangeKind.MemberRequired, $"{where}/{name}");
            return;
        }
        foreach (
            var name in required
                .Except(requiredNow)
                .Where(name => now["properties"]?[name] is not null)
        )
            Report(BreakingChangeKind.MemberOptional, $"{where}/{name}");
    }

    private void CompareAlternatives(string where, JsonObject was, JsonObject now)
    {
        foreach (var name in Alternatives)
        {
            var (old, current) = (
                OpenApiDocument.Items(was[name]).ToList(),
                OpenApiDocument.Items(now[name]).ToList()
            );
            // Requests may take more alternatives; the parts that all hold (allOf) may only become fewer.
            var mayGrow = use == SchemaUse.Request == (name != "allOf");
            if (mayGrow ? current.Count < old.Count : current.Count > old.Count)
                Report(BreakingChangeKind.AlternativeChanged, $"{where} {name}");
            foreach (var (index, (first, second)) in old.Zip(current).Index())
                Compare($"{where} {name}[{index}]", first, second);
        }
    }

    private void Report(BreakingChangeKind kind, string where) =>
        found.Add(new BreakingChange(kind, where));

    private static HashSet<string> Texts(JsonNode? node) =>
        node switch
        {
            JsonArray items => [.. items.Select(item => item?.ToString() ?? "null")],
            JsonValue value => [value.ToString()],
            _ => [],
        };

    private static double? Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out double number) ? number : null;
}
