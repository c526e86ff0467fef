using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Killing;

/// <summary>A request that changes something, with the key that makes it safe to send again.</summary>
internal sealed record SentRequest(
    HttpMethod Method,
    string Path,
    string? Body,
    string MediaType,
    string? Etag,
    string Key
)
{
    public static SentRequest Post(string path, object body, string key) =>
        new(HttpMethod.Post, path, JsonSerializer.Serialize(body), "application/json", null, key);

    public static SentRequest Upload(string path, string csv, string key) =>
        new(HttpMethod.Post, path, csv, "text/csv", null, key);

    public static SentRequest Patch(string path, object body, string etag, string key) =>
        new(
            HttpMethod.Patch,
            path,
            JsonSerializer.Serialize(body),
            "application/merge-patch+json",
            etag,
            key
        );

    public static SentRequest Delete(string path, string etag, string key) =>
        new(HttpMethod.Delete, path, null, "", etag, key);

    public Task<Answer> SendAsync(CrmClient client)
    {
        ByteArrayContent? content = null;
        if (Body is not null)
        {
            content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
            content.Headers.ContentType = new MediaTypeHeaderValue(MediaType);
        }
        var headers = new List<(string, string)> { ("Idempotency-Key", Key) };
        if (Etag is not null)
            headers.Add(("If-Match", $"\"{Etag}\""));
        return client.SendAsync(Method, Path, content, [.. headers]);
    }
}

/// <summary>A request that the product has acknowledged, with what it answered.</summary>
internal sealed record Acknowledged(SentRequest Request, Answer Answer);
