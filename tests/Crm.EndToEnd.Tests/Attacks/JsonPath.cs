using System.Text.Json.Nodes;

namespace Crm.EndToEnd.Tests.Attacks;

/// <summary>A place in a JSON body, which is made when it is not there.</summary>
internal sealed record JsonPath(IReadOnlyList<string> Steps)
{
    private const string First = "0";

    public static JsonPath Root { get; } = new([]);

    /// <summary>The place as a JSON pointer.</summary>
    public string Pointer => string.Concat(Steps.Select(step => "/" + step));

    public JsonPath Child(string name) => new([.. Steps, name]);

    public JsonPath FirstItem() => Child(First);

    public void Set(JsonNode body, JsonNode? value)
    {
        var node = body;
        for (var i = 0; i < Steps.Count - 1; i++)
            node = Step(node, Steps[i], Steps[i + 1] == First);
        if (node is JsonArray array)
        {
            array.Clear();
            array.Add(value);
        }
        else
        {
            node.AsObject()[Steps[^1]] = value;
        }
    }

    private static JsonNode Step(JsonNode node, string step, bool nextIsItem)
    {
        if (node is JsonArray array)
        {
            if (array.Count == 0 || array[0] is not JsonObject)
            {
                array.Clear();
                array.Add(new JsonObject());
            }
            return array[0]!;
        }
        var parent = node.AsObject();
        if (nextIsItem && parent[step] is not JsonArray)
            parent[step] = new JsonArray();
        else if (!nextIsItem && parent[step] is not JsonObject)
            parent[step] = new JsonObject();
        return parent[step]!;
    }
}
