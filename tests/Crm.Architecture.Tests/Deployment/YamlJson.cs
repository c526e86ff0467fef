using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Crm.Architecture.Tests.Deployment;

/// <summary>YAML as JSON, in which <c>8080</c> is a number and <c>"8080"</c> is text, as the API server sees it.</summary>
internal static class YamlJson
{
    public static IReadOnlyList<JsonNode> Parse(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return [.. yaml.Documents.Select(document => Convert(document.RootNode)!)];
    }

    private static JsonNode? Convert(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(
                map.Select(pair =>
                    KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Convert(pair.Value))
                )
            ),
            YamlSequenceNode list => new JsonArray([.. list.Select(Convert)]),
            YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value ?? ""),
            YamlScalarNode text => JsonValue.Create(text.Value ?? ""),
            _ => throw new NotSupportedException(node.NodeType.ToString()),
        };

    private static JsonValue? Plain(string text) =>
        text switch
        {
            "" or "null" or "~" => null,
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            _ when long.TryParse(text, CultureInfo.InvariantCulture, out var number) =>
                JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
}

/// <summary>Ways through JSON that end in nothing where there is nothing.</summary>
internal static class JsonPaths
{
    public static JsonNode? At(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            node = node is JsonObject map ? map[name] : null;
        return node;
    }

    /// <summary>The value as text; empty where there is none.</summary>
    public static string Text(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path)?.ToString() ?? "";

    public static IEnumerable<JsonNode> Items(
        this JsonNode? node,
        params ReadOnlySpan<string> path
    ) => node.At(path) is JsonArray list ? list.OfType<JsonNode>() : [];

    public static IReadOnlyDictionary<string, string> Map(
        this JsonNode? node,
        params ReadOnlySpan<string> path
    ) =>
        (node.At(path) as JsonObject ?? []).ToDictionary(
            pair => pair.Key,
            pair => pair.Value?.ToString() ?? "",
            StringComparer.Ordinal
        );

    public static bool IsText(this JsonNode? node) =>
        node?.GetValueKind() == System.Text.Json.JsonValueKind.String;
}
