using Crm.ServiceDefaults.Calls;
using Crm.ServiceDefaults.Errors;
using Grpc.Core;

namespace Crm.Gateway.Upstreams;

/// <summary>Calls to the services behind the doors.</summary>
/// <remarks>Who calls, until when and with which key is for the door to say.</remarks>
internal sealed class UpstreamCalls(
    ServiceChannels channels,
    ServiceAddresses addresses,
    ILoggerFactory loggers
)
{
    /// <summary>What calls a service that is sent one message.</summary>
    /// <param name="service">The name, such as <c>contacts</c>.</param>
    /// <exception cref="ErrorException">Nobody said where the service is.</exception>
    public CallInvoker Invoker(string service)
    {
        _ = AddressOf(service);
        return channels.ChannelTo(service).CreateCallInvoker();
    }

    /// <summary>What calls a service that is sent a stream; to be disposed after the call.</summary>
    /// <param name="service">The name, such as <c>contacts</c>.</param>
    /// <exception cref="ErrorException">Nobody said where the service is.</exception>
    public UploadChannel OpenUpload(string service) => new(AddressOf(service), loggers);

    private Uri AddressOf(string service)
    {
        try
        {
            return addresses.Get(service);
        }
        catch (InvalidOperationException)
        {
            throw new ErrorException(UpstreamErrors.Unavailable(service));
        }
    }
}
