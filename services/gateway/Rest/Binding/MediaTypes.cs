using Crm.Gateway.Rest.Problems;
using Crm.Gateway.Rest.Routing;
using Microsoft.Net.Http.Headers;

namespace Crm.Gateway.Rest.Binding;

/// <summary>Checks what a request sends and what it takes.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string MergePatch = "application/merge-patch+json";
    public const string EventStream = "text/event-stream";

    /// <summary>What an operation takes.</summary>
    public static IReadOnlyList<string> Consumed(RestOperation operation) =>
        operation.Shape == RestShape.Upload ? [.. operation.Method.Rules.Consumes]
        : operation.IsPatch ? [MergePatch, Json]
        : [Json];

    /// <summary>What an operation answers.</summary>
    public static IReadOnlyList<string> Produced(RestOperation operation) =>
        operation.Shape switch
        {
            RestShape.Download => [.. operation.Method.Rules.Produces],
            RestShape.EventStream => [EventStream],
            _ => [Json],
        };

    /// <summary>The media type of the body, without parameters.</summary>
    /// <exception cref="ProblemException">The operation does not take it.</exception>
    public static string DemandBody(HttpContext context, RestOperation operation)
    {
        var request = context.Request;
        var isPlain =
            request.Headers.ContentEncoding.Count == 0
            || request.Headers.ContentEncoding == "identity";
        if (
            isPlain
            && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && IsUtf8(type)
            && IsConsumed(operation, type)
        )
            return type.MediaType.Value!;
        var accepted = string.Join(", ", Consumed(operation));
        context.Response.Headers[operation.IsPatch ? "Accept-Patch" : "Accept-Post"] = accepted;
        throw new ProblemException(
            ProblemReader.Read(
                RestErrors.MediaTypeUnsupported(
                    accepted.Replace(", ", " or ", StringComparison.Ordinal)
                )
            )
        );
    }

    /// <exception cref="ProblemException">The caller does not take what the operation answers.</exception>
    public static void DemandAccept(HttpRequest request, RestOperation operation)
    {
        if (request.Headers.Accept.Count == 0)
            return;
        var produced = Produced(operation);
        if (
            !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
            || !produced.Any(type => Accepts(accepted, type))
        )
            throw new ProblemException(
                ProblemReader.Read(RestErrors.NotAcceptable(string.Join(" or ", produced)))
            );
    }

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue
        || HeaderUtilities
            .RemoveQuotes(type.Charset)
            .Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static bool IsConsumed(RestOperation operation, MediaTypeHeaderValue type) =>
        Consumed(operation).Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
        || (
            operation is { TakesJson: true, IsPatch: false }
            && type.Type.Equals("application", StringComparison.OrdinalIgnoreCase)
            && IsJson(type)
        );

    private static bool IsJson(MediaTypeHeaderValue type) =>
        type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase);

    // The most specific range decides: "application/json;q=0, */*" takes everything but JSON.
    private static bool Accepts(IList<MediaTypeHeaderValue> accepted, string type)
    {
        var offered = new MediaTypeHeaderValue(type);
        var match = accepted
            .Where(range => offered.IsSubsetOf(WithoutParameters(range)))
            .MaxBy(Specificity);
        return match is not null && match.Quality != 0;
    }

    private static MediaTypeHeaderValue WithoutParameters(MediaTypeHeaderValue range) =>
        new(range.MediaType);

    private static int Specificity(MediaTypeHeaderValue range)
    {
        if (range.MatchesAllTypes)
            return 0;
        return range.MatchesAllSubTypes ? 1 : 2;
    }
}
