using Crm.Gateway.Rest.Problems;

namespace Crm.Gateway.Rest.Routing;

/// <summary>Answers what no route took: 405 where another method would do, else 404.</summary>
internal sealed class UnknownRoutes(IReadOnlyList<RestOperation> operations)
{
    public Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var allowed = operations
            .Where(operation => operation.Path.Matches(path))
            .Select(operation => operation.Verb)
            .Distinct()
            .ToList();
        if (allowed.Count == 0)
            return ProblemDocuments.WriteAsync(context, RestErrors.RouteNotFound);
        if (allowed.Contains(HttpMethods.Get))
            allowed.Add(HttpMethods.Head);
        context.Response.Headers.Allow = string.Join(", ", allowed.Order(StringComparer.Ordinal));
        return ProblemDocuments.WriteAsync(context, RestErrors.MethodNotAllowed);
    }
}
