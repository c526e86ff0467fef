using System.Collections.Frozen;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Crm.Gateway.OpenApi;

/// <summary>The request example of an operation, from <c>contracts/examples/{operationId}.json</c>.</summary>
internal sealed partial class RequestExample
{
    // A test puts the ids of real resources here; readers see these.
    private static readonly FrozenDictionary<string, string> Samples = new Dictionary<
        string,
        string
    >(StringComparer.Ordinal)
    {
        ["contactId"] = "0199f0a2-5c31-7d42-9a7e-3f1b2c4d5e6f",
        ["operationId"] = "contacts-0199f0b7-11aa-7c03-8d5e-90ab12cd34ef",
        ["transactionId"] = "0199f0a9-7be4-7a10-b2c3-d4e5f6a7b8c9",
        ["activityId"] = "0199f0ab-20c6-7e55-8f90-a1b2c3d4e5f6",
        ["apiKeyId"] = "0199f09d-4d11-7b27-9c8d-7e6f5a4b3c2d",
        ["fieldDefinitionId"] = "0199f09f-83f2-7936-a5b4-c3d2e1f0a9b8",
        ["tenantId"] = "acme",
        ["etag"] = "7",
        ["unique"] = "20261121",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly JsonObject _content;

    private RequestExample(JsonObject content) => _content = content;

    /// <summary>What the example shows.</summary>
    public string Summary => (string?)_content["summary"] ?? "";

    /// <summary>The body; null when the request has none in JSON.</summary>
    public JsonNode? Body => _content["body"]?.DeepClone();

    /// <summary>The body that is not JSON.</summary>
    public string? RawBody => (string?)_content["rawBody"];

    /// <summary>The media type of <see cref="RawBody"/>.</summary>
    public string? ContentType => (string?)_content["contentType"];

    /// <summary>The example of an operation; an empty one when there is none.</summary>
    public static RequestExample Of(string operationId)
    {
        using var stream = typeof(RequestExample).Assembly.GetManifestResourceStream(
            $"examples/{operationId}.json"
        );
        if (stream is null)
            return new RequestExample([]);
        using var reader = new StreamReader(stream);
        var text = Placeholder()
            .Replace(
                reader.ReadToEnd(),
                match => Samples.GetValueOrDefault(match.Groups["name"].Value, match.Value)
            );
        return new RequestExample(JsonNode.Parse(text)!.AsObject());
    }

    /// <summary>The value of a parameter of the path.</summary>
    public JsonNode? Path(string name) => _content["path"]?[name]?.DeepClone();

    /// <summary>The value of a parameter of the query.</summary>
    public JsonNode? Query(string name) => _content["query"]?[name]?.DeepClone();

    [GeneratedRegex(
        @"\{\{(?<name>[A-Za-z]+)\}\}",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Placeholder();
}
