using Crm.Gateway.Rest.Binding;
using Crm.Gateway.Rest.Calls;
using Crm.Gateway.Rest.Routing;
using Google.Protobuf;
using Grpc.Core;

namespace Crm.Gateway.Rest.Answers;

/// <summary>Answers with a message: status, headers, JSON.</summary>
internal sealed class JsonAnswer(RestOperation operation, AnswerPlan plan, JsonMessageWriter writer)
{
    public async Task WriteAsync(HttpContext context, IMessage message, Metadata headers)
    {
        var response = context.Response;
        response.StatusCode = plan.Status;
        if (plan.Location(message, context.Request.Path) is { } location)
            response.Headers.Location = location;
        if (headers.Get(IdempotencyKey.ReplayedMetadataKey)?.Value == "true")
            response.Headers[IdempotencyKey.Replayed] = "true";
        if (plan.NextPageToken(message) is { } token)
            response.Headers.Link = NextPageLink.Format(context.Request, token);
        if (plan.IsEmpty || IsKnown(context, message))
            return;
        response.ContentType = MediaTypes.Json;
        writer.Write(message, response.BodyWriter);
        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    // Sets the version of the answer, and says whether the caller has it already.
    private bool IsKnown(HttpContext context, IMessage message)
    {
        if (plan.Etag(message) is not { } etag)
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
