using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;

namespace Crm.EndToEnd.Tests.SqlServer;

/// <summary>A query as it was when it was compiled.</summary>
/// <param name="Context">The context that was asked.</param>
/// <param name="Expression">What was asked.</param>
/// <param name="Places">The types of the product that asked, the nearest first.</param>
internal sealed record RecordedQuery(
    Type Context,
    Expression Expression,
    IReadOnlyList<string> Places
);

/// <summary>Keeps every query that a host compiles.</summary>
internal sealed class QueryRecorder : IQueryExpressionInterceptor
{
    private readonly ConcurrentDictionary<(Type, string), RecordedQuery> _queries = new();

    /// <summary>The queries, each once.</summary>
    public IReadOnlyCollection<RecordedQuery> Queries => [.. _queries.Values];

    public Expression QueryCompilationStarting(
        Expression queryExpression,
        QueryExpressionEventData eventData
    )
    {
        var context = eventData.Context!.GetType();
        _queries.TryAdd(
            (context, ExpressionPrinter.Print(queryExpression)),
            new RecordedQuery(context, queryExpression, Places())
        );
        return queryExpression;
    }

    private static List<string> Places() =>
        [
            .. new StackTrace(fNeedFileInfo: false)
                .GetFrames()
                .Select(frame => Outermost(frame.GetMethod()?.DeclaringType))
                .OfType<Type>()
                .Where(type =>
                    type.Namespace?.StartsWith("Crm.", StringComparison.Ordinal) == true
                    && type != typeof(QueryRecorder)
                )
                .Select(type => type.Name)
                .Distinct(StringComparer.Ordinal),
        ];

    private static Type? Outermost(Type? type)
    {
        while (type?.DeclaringType is { } outer)
            type = outer;
        return type;
    }
}
