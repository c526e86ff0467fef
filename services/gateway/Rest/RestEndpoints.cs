using Crm.Gateway.Access;
using Crm.Gateway.Batching;
using Crm.Gateway.Rest.Answers;
using Crm.Gateway.Rest.Binding;
using Crm.Gateway.Rest.Calls;
using Crm.Gateway.Rest.Routing;
using Crm.Schemas;
using Microsoft.Extensions.Options;

namespace Crm.Gateway.Rest;

/// <summary>Maps an endpoint for each route of a contract: an RPC needs nothing but its proto.</summary>
internal static class RestEndpoints
{
    public static void Map(IEndpointRouteBuilder app, Contract contract)
    {
        var operations = RestOperations.Of(contract);
        var options = app.ServiceProvider.GetRequiredService<IOptions<RestOptions>>();
        var calls = app.ServiceProvider.GetRequiredService<CallFactory>();
        var writer = app.ServiceProvider.GetRequiredService<JsonMessageWriter>();
        var batches = app.ServiceProvider.GetRequiredService<BatchedReads>();
        foreach (var operation in operations)
        {
            var answer = new JsonAnswer(operation, new AnswerPlan(operation, operations), writer);
            var binder = new RequestBinder(operation, options.Value);
            IRestEndpoint endpoint = operation.Shape switch
            {
                RestShape.Upload => new UploadEndpoint(operation, binder, answer, calls, options),
                RestShape.Download => new DownloadEndpoint(operation, binder, calls),
                RestShape.EventStream => new EventStreamEndpoint(
                    operation,
                    binder,
                    calls,
                    writer,
                    app.ServiceProvider.GetRequiredService<CallerLookup>(),
                    app.ServiceProvider.GetRequiredService<TimeProvider>()
                ),
                _ => new UnaryEndpoint(
                    operation,
                    binder,
                    answer,
                    calls,
                    batches.Find(operation.Method)
                ),
            };
            app.Map(
                    operation.Path.Pattern,
                    new RestHandler(operation, endpoint, options.Value).HandleAsync
                )
                .WithDisplayName($"{operation.Verb} {operation.Path.Text}")
                .WithMetadata(
                    new HttpMethodMetadata(Verbs(operation), acceptCorsPreflight: true),
                    operation.Method
                );
        }
        app.MapFallback("{**path}", new UnknownRoutes(operations).AnswerAsync);
    }

    private static string[] Verbs(RestOperation operation) =>
        operation.Verb == HttpMethods.Get ? [HttpMethods.Get, HttpMethods.Head] : [operation.Verb];
}
