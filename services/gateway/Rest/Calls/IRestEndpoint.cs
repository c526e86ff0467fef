using Crm.ServiceDefaults.Identity;

namespace Crm.Gateway.Rest.Calls;

/// <summary>Answers the requests of one operation.</summary>
internal interface IRestEndpoint
{
    /// <summary>Answers a request of a caller that may make it. Failures are thrown.</summary>
    Task HandleAsync(HttpContext context, Caller caller);
}
