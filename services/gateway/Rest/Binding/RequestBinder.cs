using System.Text.Json;
using Crm.Gateway.Rest.Json;
using Crm.Gateway.Rest.Problems;
using Crm.Gateway.Rest.Routing;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http.Features;

namespace Crm.Gateway.Rest.Binding;

/// <summary>Makes the request message of an operation out of an HTTP request.</summary>
internal sealed class RequestBinder(RestOperation operation, RestOptions options)
{
    /// <summary>The header that says where a stream goes on.</summary>
    public const string LastEventId = "Last-Event-ID";

    private readonly MessageDescriptor _type = operation.Method.Descriptor.InputType;

    /// <summary>The message, with everything but a raw body.</summary>
    /// <exception cref="ProblemException">The request is none for this operation; all that is wrong with it is said.</exception>
    public async Task<IMessage> BindAsync(HttpContext context)
    {
        var message = Empty(_type);
        var violations = new Violations();
        ParameterBinding.Bind(context.Request, operation, message, violations);
        if (operation.Fields.Etag is { } etag)
            etag.Accessor.SetValue(message, EtagHeader.ReadMatch(context.Request.Headers.IfMatch));
        if (
            operation.Fields.LastEventId is { } last
            && context.Request.Headers[LastEventId] is [{ Length: > 0 } position]
        )
            last.Accessor.SetValue(message, position);
        if (operation.TakesJson)
            await BindBodyAsync(context, message, violations);
        violations.Demand();
        return message;
    }

    private async Task BindBodyAsync(HttpContext context, IMessage message, Violations violations)
    {
        var json = ReadOnlyMemory<byte>.Empty;
        if (HasBody(context))
        {
            MediaTypes.DemandBody(context, operation);
            json = await BodyBytes.ReadAsync(context, operation.BodyLimit(options.MaxBodyBytes));
        }
        if (json.Length > 0)
            ReadJson(json.Span, message, violations);
        else if (operation.Fields.NeedsBody)
            throw new ProblemException(ProblemReader.Read(RestErrors.BodyMissing));
    }

    private void ReadJson(ReadOnlySpan<byte> json, IMessage message, Violations violations)
    {
        JsonSyntax.Demand(json);
        var patch = operation.Fields.Mask is null ? null : new PatchMask();
        var target = operation.BodyField is { } field ? Empty(field.MessageType) : message;
        var reader = new Utf8JsonReader(
            json,
            new JsonReaderOptions { MaxDepth = JsonSyntax.DeepestLevel + 1 }
        );
        reader.Read();
        new JsonMessageReader(violations, patch).Read(
            ref reader,
            target,
            operation.Fields.OutsideBody
        );
        operation.BodyField?.Accessor.SetValue(message, target);
        if (patch is not null)
            operation.Fields.Mask!.Accessor.SetValue(message, patch.ToFieldMask());
    }

    private static bool HasBody(HttpContext context) =>
        context.Request.ContentLength is > 0
        || context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true }
            && context.Request.ContentLength is null;

    // Reading no bytes is how a message is made of which only the descriptor is known.
    private static IMessage Empty(MessageDescriptor type) =>
        type.Parser.ParseFrom(ByteString.Empty);
}
