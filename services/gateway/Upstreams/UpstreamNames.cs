using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Crm.Gateway.Upstreams;

/// <summary>Which process serves a proto package.</summary>
internal static class UpstreamNames
{
    /// <summary>The gateway itself: its own services are called through its own gRPC port.</summary>
    public const string Gateway = "gateway";

    private const string Common = "common";

    /// <summary>The second segment of the package: <c>crm.contacts.v1</c> is served by <c>contacts</c>.</summary>
    public static string Of(ServiceDescriptor service)
    {
        var segments = service.File.Package.Split('.');
        var name = segments.Length > 1 ? segments[1] : segments[0];
        // Operations and audit are offered by every service; the gateway merges them.
        return name == Common ? Gateway : name;
    }
}
