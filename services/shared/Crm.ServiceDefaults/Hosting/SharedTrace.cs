using System.Diagnostics;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>The trace of what is done once for several requests.</summary>
public static class SharedTrace
{
    /// <summary>What the current flow does from here on belongs to the trace of the first request; those of the others name it by a link.</summary>
    /// <param name="requests">What the requests were traced by when they began to wait; null where nobody listens.</param>
    public static void Begin(IEnumerable<Activity?> requests)
    {
        Activity? first = null;
        foreach (var request in requests)
        {
            if (request is not { IsStopped: false })
                continue;
            first ??= request;
            if (request != first && request.IsAllDataRequested)
                request.AddLink(new ActivityLink(first.Context));
        }
        Activity.Current = first;
    }
}
