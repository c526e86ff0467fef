using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Errors;
using Grpc.Core;

namespace Crm.Gateway.Upstreams;

/// <summary>Calls to the services behind the doors.</summary>
/// <remarks>Who calls, until when and with which key is for the door to say.</remarks>
internal sealed class UpstreamCalls(ServiceChannels channels)
{
    /// <summary>What calls a service that is sent one message.</summary>
    /// <param name="service">The name, such as <c>contacts</c>.</param>
    /// <exception cref="ErrorException">Nobody said where the service is.</exception>
    public CallInvoker Invoker(string service) => Known(service, channels.Direct);

    /// <summary>What calls a service that is sent a stream; to be disposed after the call.</summary>
    /// <param name="service">The name, such as <c>contacts</c>.</param>
    /// <exception cref="ErrorException">Nobody said where the service is.</exception>
    public UploadChannel OpenUpload(string service) => new(Known(service, channels.OpenApart));

    private static T Known<T>(string service, Func<string, T> open)
    {
        try
        {
            return open(service);
        }
        catch (InvalidOperationException)
        {
            throw new ErrorException(UpstreamErrors.Unavailable(service));
        }
    }
}
