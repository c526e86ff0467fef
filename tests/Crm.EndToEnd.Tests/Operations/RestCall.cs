using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Schemas;
using Crm.Testing;
using Google.Api;

namespace Crm.EndToEnd.Tests.Operations;

/// <summary>A REST request that can be bent before it is sent.</summary>
internal sealed class RestCall
{
    private RestCall(ContractMethod method, HttpMethod verb, string template)
    {
        Method = method;
        Verb = verb;
        // On REST a parameter has the JSON name of its field.
        Template = method
            .Descriptor.InputType.Fields.InFieldNumberOrder()
            .Aggregate(
                template,
                (text, field) =>
                    text.Replace(
                        "{" + field.Name + "}",
                        "{" + field.JsonName + "}",
                        StringComparison.Ordinal
                    )
            );
    }

    public ContractMethod Method { get; }

    public HttpMethod Verb { get; set; }

    public string Template { get; }

    public Dictionary<string, string> Path { get; } = new(StringComparer.Ordinal);

    public List<KeyValuePair<string, string>> Query { get; } = [];

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public JsonNode? Body { get; set; }

    /// <summary>A body that is not JSON, or not well-formed.</summary>
    public string? RawBody { get; set; }

    public string? MediaType { get; set; }

    public bool HasBody => Method.Http!.Body.Length > 0;

    public bool IsUpload => Method.Descriptor.IsClientStreaming;

    public static RestCall From(ContractMethod method, JsonObject example)
    {
        var (verb, template) = RouteOf(method.Http!);
        var call = new RestCall(method, verb, template)
        {
            Body = example["body"]?.DeepClone(),
            RawBody = example["rawBody"]?.GetValue<string>(),
            MediaType = example["contentType"]?.GetValue<string>(),
        };
        foreach (var (name, value) in example["path"]?.AsObject() ?? [])
            call.Path[name] = value!.ToString();
        foreach (var (name, value) in example["query"]?.AsObject() ?? [])
        {
            foreach (
                var one in value is JsonArray many
                    ? many.Select(item => item!.ToString())
                    : [value!.ToString()]
            )
                call.Query.Add(new KeyValuePair<string, string>(name, one));
        }
        foreach (var (name, value) in example["headers"]?.AsObject() ?? [])
            call.Headers[name] = value!.ToString();
        return call;
    }

    public async Task<Answer> SendAsync(CrmClient client)
    {
        var content = Content();
        return await client.SendAsync(
            Verb,
            Uri(),
            content,
            [.. Headers.Select(header => (header.Key, header.Value))]
        );
    }

    private string Uri()
    {
        var path = Template;
        foreach (var (name, value) in Path)
            path = path.Replace(
                "{" + name + "}",
                System.Uri.EscapeDataString(value),
                StringComparison.Ordinal
            );
        var query = string.Join(
            '&',
            Query.Select(pair => $"{pair.Key}={System.Uri.EscapeDataString(pair.Value)}")
        );
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    private ByteArrayContent? Content()
    {
        if (Body is null && RawBody is null)
            return null;
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(RawBody ?? Body!.ToJsonString()));
        var fallback =
            Verb == HttpMethod.Patch ? "application/merge-patch+json" : "application/json";
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(MediaType ?? fallback);
        return content;
    }

    private static (HttpMethod, string) RouteOf(HttpRule rule) =>
        rule.PatternCase switch
        {
            HttpRule.PatternOneofCase.Get => (HttpMethod.Get, rule.Get),
            HttpRule.PatternOneofCase.Post => (HttpMethod.Post, rule.Post),
            HttpRule.PatternOneofCase.Patch => (HttpMethod.Patch, rule.Patch),
            HttpRule.PatternOneofCase.Delete => (HttpMethod.Delete, rule.Delete),
            _ => (HttpMethod.Put, rule.Put),
        };
}
