using Crm.Gateway.Rest.Binding;
using Crm.Gateway.Rest.Calls;
using Crm.Gateway.Rest.Problems;
using Crm.Gateway.Rest.Routing;
using Crm.Gateway.Upstreams;
using Crm.ServiceDefaults.Errors;
using Grpc.Core;

namespace Crm.Gateway.Rest;

/// <summary>Lets in who may call an operation, and answers its failures.</summary>
internal sealed class RestHandler(
    RestOperation operation,
    IRestEndpoint endpoint,
    RestOptions options
)
{
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            var caller = EdgeAccess.Demand(context, operation.Method);
            MediaTypes.DemandAccept(context.Request, operation);
            await endpoint.HandleAsync(context, caller);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody reads this any more; the status is for the log.
            if (!context.Response.HasStarted)
                context.Response.StatusCode = ProblemStatus.ClientClosedRequest;
        }
        catch (RpcException exception)
        {
            await ProblemDocuments.WriteAsync(context, ProblemReader.Read(exception, operation));
        }
        catch (ErrorException exception)
        {
            await ProblemDocuments.WriteAsync(context, exception.Error);
        }
        catch (ProblemException exception)
        {
            await ProblemDocuments.WriteAsync(context, exception.Problem);
        }
        catch (BadHttpRequestException exception)
            when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await ProblemDocuments.WriteAsync(
                context,
                RestErrors.PayloadTooLarge(operation.BodyLimit(options.MaxBodyBytes))
            );
        }
    }
}
