using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Crm.ServiceDefaults.Errors;

namespace Crm.Gateway.Rest.Problems;

/// <summary>Answers a request with a problem document.</summary>
internal static class ProblemDocuments
{
    public const string MediaType = "application/problem+json";

    /// <summary>Answers with a failure from a catalogue.</summary>
    public static Task WriteAsync(HttpContext context, Error error) =>
        WriteAsync(context, ProblemReader.Read(error));

    /// <summary>Answers with a problem. Once the answer has begun, only the connection can say that it failed.</summary>
    public static async Task WriteAsync(HttpContext context, Problem problem)
    {
        var response = context.Response;
        if (response.HasStarted)
        {
            context.Abort();
            return;
        }
        response.StatusCode = problem.Status;
        response.ContentType = MediaType;
        response.ContentLength = null;
        response.Headers.CacheControl = "no-store";
        if (problem.Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
        if (problem.RetryAfter is { } delay)
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(delay.TotalSeconds))
                .ToString(CultureInfo.InvariantCulture);
        WriteBody(context, problem);
        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    /// <summary>Writes a problem into the body of an answer that has begun.</summary>
    public static void WriteBody(HttpContext context, Problem problem)
    {
        using var json = new Utf8JsonWriter(context.Response.BodyWriter, JsonText.Readable);
        Write(json, problem, Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);
    }

    private static void Write(Utf8JsonWriter json, Problem problem, string traceId)
    {
        json.WriteStartObject();
        json.WriteString("type", problem.Type);
        json.WriteString("title", problem.Title);
        json.WriteNumber("status", problem.Status);
        json.WriteString("detail", problem.Detail);
        json.WriteString("code", problem.Code);
        json.WriteString("traceId", traceId);
        if (problem.Errors.Count > 0)
            WriteErrors(json, problem.Errors);
        if (problem.Metadata.Count > 0)
            WriteMetadata(json, problem.Metadata);
        json.WriteEndObject();
    }

    private static void WriteErrors(Utf8JsonWriter json, IReadOnlyList<ProblemError> errors)
    {
        json.WriteStartArray("errors");
        foreach (var error in errors)
        {
            json.WriteStartObject();
            json.WriteString("pointer", error.Pointer);
            json.WriteString("detail", error.Detail);
            json.WriteString("code", error.Code);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteMetadata(
        Utf8JsonWriter json,
        IReadOnlyDictionary<string, string> metadata
    )
    {
        json.WriteStartObject("metadata");
        foreach (var (key, value) in metadata)
            json.WriteString(key, value);
        json.WriteEndObject();
    }
}
