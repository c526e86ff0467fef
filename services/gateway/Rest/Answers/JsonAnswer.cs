using Crm.Gateway.Rest.Binding;
using Crm.Gateway.Rest.Calls;
using Crm.Gateway.Rest.Json.Wire;
using Crm.Gateway.Rest.Routing;
using Google.Protobuf;
using Grpc.Core;

namespace Crm.Gateway.Rest.Answers;

/// <summary>Answers with a message, which stays in its binary form until it is JSON: status, headers, body.</summary>
internal sealed class JsonAnswer(RestOperation operation, AnswerPlan plan, JsonMessageWriter writer)
{
    private readonly WirePlan _message = WirePlan.Of(operation.Method.Descriptor.OutputType);

    public async Task WriteAsync(HttpContext context, ByteString message, Metadata headers)
    {
        var response = context.Response;
        response.StatusCode = plan.Status;
        if (plan.Location(message.Span, context.Request.Path) is { } location)
            response.Headers.Location = location;
        if (headers.Get(IdempotencyKey.ReplayedMetadataKey)?.Value == "true")
            response.Headers[IdempotencyKey.Replayed] = "true";
        if (plan.NextPageToken(message.Span) is { } token)
            response.Headers.Link = NextPageLink.Format(context.Request, token);
        if (plan.IsEmpty || IsKnown(context, message))
            return;
        response.ContentType = MediaTypes.Json;
        writer.Write(_message, message, response);
        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    // Sets the version of the answer, and says whether the caller has it already.
    private bool IsKnown(HttpContext context, ByteString message)
    {
        if (plan.Etag(message.Span) is not { } etag)
            return false;
        context.Response.Headers.ETag = EtagHeader.Format(etag);
        if (
            operation.Verb != HttpMethods.Get
            || !EtagHeader.NamesVersion(context.Request.Headers.IfNoneMatch, etag)
        )
            return false;
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }
}
