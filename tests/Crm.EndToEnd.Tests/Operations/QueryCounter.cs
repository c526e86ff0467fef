using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Crm.ServiceDefaults.Changes;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.EndToEnd.Tests.Operations;

/// <summary>Counts the queries that a request causes in all services, by the trace that runs through them.</summary>
internal sealed class QueryCounter
    : IObserver<DiagnosticListener>,
        IObserver<KeyValuePair<string, object?>>
{
    private static readonly QueryCounter Instance = new();

    private readonly ConcurrentDictionary<string, ConcurrentQueue<Query>> _queries = new(
        StringComparer.Ordinal
    );

    private QueryCounter() => DiagnosticListener.AllListeners.Subscribe(this);

    // It listens before there are contexts: those of a pool remember for a while that nobody does.
    [ModuleInitializer]
    internal static void Begin() =>
        RuntimeHelpers.RunClassConstructor(typeof(QueryCounter).TypeHandle);

    /// <summary>Sends a request of a trace of its own and returns the queries that it caused.</summary>
    /// <param name="send">Sends with the header <c>traceparent</c>.</param>
    /// <returns>Null when the work collided with other work and was done again: its questions were asked more than once.</returns>
    public static async Task<IReadOnlyList<string>?> CountAsync(Func<string, Task> send)
    {
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        var queries = Instance._queries.GetOrAdd(trace, _ => new());
        await send($"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01");
        Instance._queries.TryRemove(trace, out _);
        return queries.Any(query => IsRetried(query.Span))
            ? null
            : [.. queries.Select(query => query.Text)];
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (
            value.Key != RelationalEventId.CommandExecuting.Name
            || value.Value is not CommandEventData command
        )
            return;
        if (
            Activity.Current is { } activity
            && _queries.TryGetValue(activity.TraceId.ToHexString(), out var queries)
            && !IsAfterwards(activity)
            && !IsLookup(command.Command.CommandText)
        )
            queries.Enqueue(new Query(activity, command.Command.CommandText));
    }

    // A credential is looked up when what is remembered of it has aged, whichever request that meets.
    private static bool IsLookup(string text) =>
        text.Contains("api_keys", StringComparison.Ordinal)
        && text.Contains("tenants", StringComparison.Ordinal)
        && text.Contains("JOIN", StringComparison.Ordinal);

    private static bool IsRetried(Activity? activity)
    {
        for (; activity is not null; activity = activity.Parent)
        {
            if (activity.Events.Any(happened => happened.Name == WorkRunner.RetriedEvent))
                return true;
        }
        return false;
    }

    // Events and operations carry the trace of the request on, but nobody waits for them. Where nobody listens to the source, their
    // spans have only the name.
    private static bool IsAfterwards(Activity? activity)
    {
        for (; activity is not null; activity = activity.Parent)
        {
            if (
                activity.Source.Name.StartsWith("Crm.", StringComparison.Ordinal)
                || activity.OperationName is "operation step" or "consume"
            )
                return true;
        }
        return false;
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    private sealed record Query(Activity Span, string Text);
}
