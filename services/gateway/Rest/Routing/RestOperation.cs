using Crm.Gateway.Upstreams;
using Crm.Schemas;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Crm.Gateway.Rest.Routing;

/// <summary>One route to one RPC, with everything that its proto says of it worked out.</summary>
internal sealed class RestOperation
{
    private const string WholeRequest = "*";

    public RestOperation(ContractMethod method, HttpRule rule)
    {
        Method = method;
        (Verb, var path) = rule.PatternCase switch
        {
            HttpRule.PatternOneofCase.Get => (HttpMethods.Get, rule.Get),
            HttpRule.PatternOneofCase.Put => (HttpMethods.Put, rule.Put),
            HttpRule.PatternOneofCase.Post => (HttpMethods.Post, rule.Post),
            HttpRule.PatternOneofCase.Delete => (HttpMethods.Delete, rule.Delete),
            HttpRule.PatternOneofCase.Patch => (HttpMethods.Patch, rule.Patch),
            _ => throw new InvalidOperationException(
                $"{method.FullName} has a route without a method that is known."
            ),
        };
        var request = method.Descriptor.InputType;
        Path = new PathTemplate(path, request);
        Upstream = UpstreamNames.Of(method.Descriptor.Service);
        TakesWholeRequest = rule.Body == WholeRequest;
        BodyField =
            TakesWholeRequest || rule.Body.Length == 0
                ? null
                : request.FindFieldByName(rule.Body)
                    ?? throw new InvalidOperationException(
                        $"{method.FullName} has a body {rule.Body}, which is no field of its request."
                    );
        Shape = RestShapes.Of(this);
        Fields = new RequestFields(this);
    }

    /// <summary>The RPC.</summary>
    public ContractMethod Method { get; }

    /// <summary>The HTTP method.</summary>
    public string Verb { get; }

    /// <summary>The path.</summary>
    public PathTemplate Path { get; }

    /// <summary>The service that offers the RPC.</summary>
    public string Upstream { get; }

    /// <summary>The field that is the body; null when the body is all of the request, or there is none.</summary>
    public FieldDescriptor? BodyField { get; }

    /// <summary>Whether the body is all of the request that stands neither in the path nor in a header.</summary>
    public bool TakesWholeRequest { get; }

    /// <summary>How the bodies travel.</summary>
    public RestShape Shape { get; }

    /// <summary>Where each field of the request stands.</summary>
    public RequestFields Fields { get; }

    /// <summary>Whether the body is a merge patch.</summary>
    public bool IsPatch => Verb == HttpMethods.Patch;

    /// <summary>Whether there is a body of JSON.</summary>
    public bool TakesJson =>
        Shape != RestShape.Upload && (TakesWholeRequest || BodyField is not null);

    /// <summary>The largest body in bytes.</summary>
    public long BodyLimit(long general) =>
        Method.Rules.MaxBodyBytes > 0 ? Method.Rules.MaxBodyBytes : general;
}
