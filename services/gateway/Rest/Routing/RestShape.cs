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
            _ => throw new InvalidOperationException(
                $"{operation.Method.FullName} streams what is no google.api.HttpBody: give it no route."
            ),
        };
    }
}
