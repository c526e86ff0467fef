using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Grpc.Core;

namespace Crm.Testing;

/// <summary>A caller of the REST door, and of the gRPC door by its <see cref="Metadata"/>.</summary>
public sealed class CrmClient
{
    private static readonly SocketsHttpHandler Handler = new();

    private readonly CrmHost? _host;

    internal CrmClient(CrmHost host, string? key, string tenant)
        : this(host.Rest, key, tenant) => _host = host;

    /// <summary>A caller of the product as a process of its own.</summary>
    /// <param name="rest">Where its REST API is.</param>
    /// <param name="key">The key.</param>
    /// <param name="tenant">The tenant of the key.</param>
    public CrmClient(Uri rest, string? key, string tenant)
    {
        Key = key;
        Tenant = tenant;
        Http = new HttpClient(Handler, disposeHandler: false)
        {
            BaseAddress = rest,
            Timeout = TimeSpan.FromMinutes(5),
        };
        if (key is not null)
            Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>The host that is called.</summary>
    public CrmHost Host =>
        _host ?? throw new InvalidOperationException("The product is a process of its own.");

    /// <summary>The tenant of the key.</summary>
    public string Tenant { get; }

    /// <summary>The key.</summary>
    public string? Key { get; }

    /// <summary>For requests that the methods here do not cover.</summary>
    public HttpClient Http { get; }

    /// <summary>The credential for gRPC calls.</summary>
    public Metadata Metadata =>
        Key is null ? [] : new Metadata { { "authorization", $"Bearer {Key}" } };

    /// <summary>GET.</summary>
    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    /// <summary>POST of a JSON body; null for none.</summary>
    public Task<Answer> PostAsync(
        string path,
        object? body,
        params (string Name, string Value)[] headers
    ) => SendAsync(HttpMethod.Post, path, body is null ? null : Json(body), headers);

    /// <summary>PATCH by merge patch.</summary>
    public Task<Answer> PatchAsync(
        string path,
        object body,
        string? etag,
        params (string Name, string Value)[] headers
    )
    {
        var content = Json(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/merge-patch+json");
        return SendAsync(HttpMethod.Patch, path, content, WithEtag(etag, headers));
    }

    /// <summary>DELETE.</summary>
    public Task<Answer> DeleteAsync(
        string path,
        string? etag,
        params (string Name, string Value)[] headers
    ) => SendAsync(HttpMethod.Delete, path, null, WithEtag(etag, headers));

    /// <summary>POST of a body that is not JSON.</summary>
    public Task<Answer> UploadAsync(
        string path,
        string mediaType,
        string text,
        params (string Name, string Value)[] headers
    ) => UploadAsync(path, mediaType, new ByteArrayContent(Encoding.UTF8.GetBytes(text)), headers);

    /// <summary>POST of a body that is not JSON.</summary>
    public Task<Answer> UploadAsync(
        string path,
        string mediaType,
        HttpContent content,
        params (string Name, string Value)[] headers
    )
    {
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return SendAsync(HttpMethod.Post, path, content, headers);
    }

    /// <summary>Sends any request.</summary>
    public async Task<Answer> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Http.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead
        );
        return await Answer.ReadAsync(response);
    }

    /// <summary>Opens a stream of server-sent events.</summary>
    /// <param name="path">The path with its query.</param>
    /// <param name="lastEventId">The position to go on after.</param>
    public async Task<EventStreamReader> WatchAsync(string path, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastEventId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException(await response.Content.ReadAsStringAsync());
        return new EventStreamReader(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>Waits until an operation is done.</summary>
    /// <param name="accepted">The answer 202 that named it.</param>
    public async Task<JsonElement> FinishAsync(Answer accepted)
    {
        var id = accepted.Body.GetProperty("id").GetString();
        for (var i = 0; i < 3000; i++)
        {
            var answer = await GetAsync($"/v1/operations/{id}");
            if (answer.Status != HttpStatusCode.OK)
                throw new InvalidOperationException(answer.Text);
            if (answer.Body.GetProperty("done").GetBoolean())
                return answer.Body;
            await Task.Delay(100);
        }
        throw new TimeoutException($"Operation {id} did not end.");
    }

    /// <summary>A key of the same tenant with other scopes.</summary>
    public async Task<CrmClient> WithScopesAsync(params string[] scopes)
    {
        var answer = await PostAsync("/v1/api-keys", new { displayName = "Test", scopes });
        return Host.ClientOf(answer.Body.GetProperty("key").GetString(), Tenant);
    }

    private static JsonContent Json(object body) =>
        JsonContent.Create(body, options: new JsonSerializerOptions(JsonSerializerDefaults.Web));

    private static (string, string)[] WithEtag(string? etag, (string, string)[] headers) =>
        etag is null ? headers : [.. headers, ("If-Match", etag == "*" ? etag : $"\"{etag}\"")];
}
