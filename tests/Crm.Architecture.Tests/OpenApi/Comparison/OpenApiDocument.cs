using System.Text.Json.Nodes;

namespace Crm.Architecture.Tests.OpenApi.Comparison;

/// <summary>An OpenAPI document, as far as a comparison reads it.</summary>
internal sealed class OpenApiDocument(JsonNode root)
{
    private static readonly string[] Verbs =
    [
        "get",
        "put",
        "post",
        "delete",
        "patch",
        "head",
        "options",
    ];

    public static OpenApiDocument Parse(string json) =>
        new(JsonNode.Parse(json) ?? throw new ArgumentException("The document is empty."));

    /// <summary>The operations by verb and path; names of path parameters do not matter.</summary>
    public IReadOnlyDictionary<string, JsonObject> Operations =>
        (
            from path in Members(root["paths"])
            from verb in Verbs
            where path.Value?[verb] is JsonObject
            select (
                Key: $"{verb.ToUpperInvariant()} {path.Key}",
                Value: path.Value![verb]!.AsObject()
            )
        ).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>The node that a reference stands for.</summary>
    public JsonObject? Resolve(JsonNode? node)
    {
        for (var hops = 0; node is JsonObject found && hops < 20; hops++)
        {
            if (ReferenceOf(found) is not { } reference)
                return found;
            node = reference
                .TrimStart('#', '/')
                .Split('/')
                .Aggregate((JsonNode?)root, (parent, name) => parent?[Unescape(name)]);
        }
        return null;
    }

    public static string? ReferenceOf(JsonNode? node) =>
        (node as JsonObject)?["$ref"]?.GetValue<string>();

    public static IEnumerable<KeyValuePair<string, JsonNode?>> Members(JsonNode? node) =>
        node as JsonObject ?? [];

    public static IEnumerable<JsonNode?> Items(JsonNode? node) => node as JsonArray ?? [];

    private static string Unescape(string name) =>
        name.Replace("~1", "/", StringComparison.Ordinal)
            .Replace("~0", "~", StringComparison.Ordinal);
}
