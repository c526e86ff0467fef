using Google.Api;

namespace Crm.Gateway.Rest.Routing;

/// <summary>How the bodies of an operation travel.</summary>
internal enum RestShape
{
    /// <summary>JSON both ways, one message each.</summary>
    Unary,

    /// <summary>A raw body in pieces, answered in JSON.</summary>
    Upload,

    /// <summary>Answered with a raw body in pieces.</summary>
    Download,

    /// <summary>Answered with server-sent events.</summary>
    EventStream,
}

/// <summary>Finds the shape of an operation.</summary>
internal static class RestShapes
{
    public static RestShape Of(RestOperation operation)
    {
        var method = operation.Method.Descriptor;
        return (method.IsClientStreaming, method.IsServerStreaming) switch
        {
            (false, false) => RestShape.Unary,
            (true, false) when operation.BodyField?.MessageType == HttpBody.Descriptor =>
                RestShape.Upload,
            (false, true) when method.OutputType == HttpBody.Descriptor => RestShape.Download,
            (false, true) when operation.Method.Rules.ServerSentEvents is not null =>
                RestShape.EventStream,
            _ => throw new InvalidOperationException(
                $"{operation.Method.FullName} streams what is neither google.api.HttpBody nor server-sent events: give it no route."
            ),
        };
    }
}
