using System.Net;
using System.Text.Json;

namespace Crm.Testing;

/// <summary>What the REST door answered.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Headers">All headers, by name without case.</param>
/// <param name="Text">The body.</param>
public sealed record Answer(
    HttpStatusCode Status,
    IReadOnlyDictionary<string, string> Headers,
    string Text
)
{
    private JsonElement? _body;

    /// <summary>The body as JSON.</summary>
    public JsonElement Body => _body ??= JsonDocument.Parse(Text).RootElement;

    /// <summary>The <c>id</c> of the body.</summary>
    public string Id => Body.GetProperty("id").GetString()!;

    /// <summary>The <c>etag</c> of the body.</summary>
    public string Etag => Body.GetProperty("etag").GetString()!;

    /// <summary>The <c>code</c> of a problem document; empty when it is none.</summary>
    public string Code =>
        MediaType == "application/problem+json" && Body.TryGetProperty("code", out var code)
            ? code.GetString() ?? ""
            : "";

    /// <summary>The pointers of the errors of a problem document.</summary>
    public IReadOnlyList<string> Pointers =>
        Body.TryGetProperty("errors", out var errors)
            ?
            [
                .. errors
                    .EnumerateArray()
                    .Select(error => error.GetProperty("pointer").GetString() ?? ""),
            ]
            : [];

    /// <summary>The media type of the body.</summary>
    public string MediaType => Headers.GetValueOrDefault("Content-Type", "").Split(';')[0];

    // A stream has no end: what it says at once is its answer.
    private static async Task<string> ReadBeginningAsync(HttpResponseMessage response)
    {
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var text = new System.Text.StringBuilder();
        while (
            await reader.ReadLineAsync() is { } line
            && !line.StartsWith("id:", StringComparison.Ordinal)
        )
            text.Append(line).Append('\n');
        return text.ToString();
    }

    internal static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var headers = response
            .Headers.Concat(response.Content.Headers)
            .ToDictionary(
                header => header.Key,
                header => string.Join(", ", header.Value),
                StringComparer.OrdinalIgnoreCase
            );
        var text =
            response.Content.Headers.ContentType?.MediaType == "text/event-stream"
                ? await ReadBeginningAsync(response)
                : await response.Content.ReadAsStringAsync();
        return new Answer(response.StatusCode, headers, text);
    }
}
