using System.Text.Json.Nodes;

namespace Crm.Architecture.Tests.OpenApi.Comparison;

/// <summary>
/// Finds what breaks clients between two OpenAPI documents. Callers may send less than before never, and may get less than before
/// never: what they send must still be taken, what they read must still be there.
/// </summary>
internal sealed class BreakingChanges
{
    private readonly OpenApiDocument _before;
    private readonly OpenApiDocument _after;
    private readonly List<BreakingChange> _found = [];

    private BreakingChanges(OpenApiDocument before, OpenApiDocument after) =>
        (_before, _after) = (before, after);

    public static IReadOnlyList<BreakingChange> Between(string before, string after)
    {
        var comparison = new BreakingChanges(
            OpenApiDocument.Parse(before),
            OpenApiDocument.Parse(after)
        );
        comparison.CompareOperations();
        return [.. comparison._found.Distinct()];
    }

    private void CompareOperations()
    {
        var after = _after.Operations;
        foreach (var (name, operation) in _before.Operations)
        {
            if (!after.TryGetValue(name, out var now))
            {
                Report(BreakingChangeKind.OperationRemoved, name);
                continue;
            }
            CompareParameters(name, operation, now);
            CompareBodies(
                name,
                _before.Resolve(operation["requestBody"]),
                _after.Resolve(now["requestBody"])
            );
            CompareResponses(name, operation["responses"], now["responses"]);
        }
    }

    private void CompareParameters(string operation, JsonObject before, JsonObject after)
    {
        var was = ParametersOf(_before, before);
        var now = ParametersOf(_after, after);
        foreach (var (name, parameter) in was)
        {
            var where = $"{operation} {name}";
            if (!now.TryGetValue(name, out var same))
                Report(BreakingChangeKind.ParameterRemoved, where);
            else
                Schemas(SchemaUse.Request).Compare(where, parameter["schema"], same["schema"]);
        }
        foreach (var (name, parameter) in now.Where(pair => IsTrue(pair.Value["required"])))
        {
            if (!was.TryGetValue(name, out var old) || !IsTrue(old["required"]))
                Report(BreakingChangeKind.ParameterRequired, $"{operation} {name}");
        }
    }

    private void CompareBodies(string operation, JsonObject? before, JsonObject? after)
    {
        if (after is null && before is not null)
            Report(BreakingChangeKind.BodyRemoved, operation);
        if (IsTrue(after?["required"]) && !IsTrue(before?["required"]))
            Report(BreakingChangeKind.BodyRequired, operation);
        if (before is not null && after is not null)
            CompareContents($"{operation} body", before, after, SchemaUse.Request);
    }

    private void CompareResponses(string operation, JsonNode? before, JsonNode? after)
    {
        foreach (var (status, response) in OpenApiDocument.Members(before))
        {
            var where = $"{operation} {status}";
            if (after?[status] is null)
                Report(BreakingChangeKind.ResponseRemoved, where);
            else if (
                _before.Resolve(response) is { } was
                && _after.Resolve(after[status]) is { } now
            )
                CompareContents(where, was, now, SchemaUse.Response);
        }
    }

    private void CompareContents(string where, JsonObject before, JsonObject after, SchemaUse use)
    {
        foreach (var (mediaType, content) in OpenApiDocument.Members(before["content"]))
        {
            if (after["content"]?[mediaType] is not { } same)
                Report(BreakingChangeKind.MediaTypeRemoved, $"{where} {mediaType}");
            else
                Schemas(use).Compare(where, content?["schema"], same["schema"]);
        }
    }

    private SchemaComparison Schemas(SchemaUse use) => new(_before, _after, use, _found);

    private void Report(BreakingChangeKind kind, string where) =>
        _found.Add(new BreakingChange(kind, where));

    private static Dictionary<string, JsonObject> ParametersOf(
        OpenApiDocument document,
        JsonObject operation
    ) =>
        OpenApiDocument
            .Items(operation["parameters"])
            .Select(document.Resolve)
            .OfType<JsonObject>()
            .ToDictionary(
                parameter => $"{parameter["in"]} {parameter["name"]}",
                StringComparer.OrdinalIgnoreCase
            );

    private static bool IsTrue(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out bool flag) && flag;
}
