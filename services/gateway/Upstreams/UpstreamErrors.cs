using Crm.ServiceDefaults.Errors;

namespace Crm.Gateway.Upstreams;

/// <summary>Failures to reach a service.</summary>
internal static class UpstreamErrors
{
    /// <summary>The service does not answer. Its name helps; its address is nobody's business.</summary>
    public static Error Unavailable(string service) =>
        CommonErrors.ServiceUnavailable with
        {
            Message = $"The service {service} does not answer now. Try again.",
        };
}
