using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Crm.EndToEnd.Tests.Overview;

/// <summary>Counts the calls that a request causes in all services, by the trace that runs through them.</summary>
internal sealed class InnerCalls
    : IObserver<DiagnosticListener>,
        IObserver<KeyValuePair<string, object?>>
{
    private static readonly InnerCalls Instance = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _calls = new(
        StringComparer.Ordinal
    );

    private InnerCalls() => DiagnosticListener.AllListeners.Subscribe(this);

    /// <summary>Sends a request of a trace of its own and returns the gRPC methods that were called for it, sorted.</summary>
    /// <param name="send">Sends with the header <c>traceparent</c>.</param>
    public static async Task<IReadOnlyList<string>> CountAsync(Func<string, Task> send)
    {
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        var calls = Instance._calls.GetOrAdd(trace, _ => new());
        await send($"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01");
        Instance._calls.TryRemove(trace, out _);
        return [.. calls.Order(StringComparer.Ordinal)];
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.AspNetCore")
            value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (
            value.Key == "Microsoft.AspNetCore.Hosting.HttpRequestIn.Start"
            && value.Value is HttpContext { Request.Path.Value: { } path }
            && path.StartsWith("/crm.", StringComparison.Ordinal)
            && Activity.Current is { } activity
            && _calls.TryGetValue(activity.TraceId.ToHexString(), out var calls)
        )
            calls.Enqueue(path[(path.LastIndexOf('/') + 1)..]);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
