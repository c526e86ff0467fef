using System.Diagnostics;

namespace Crm.ServiceDefaults.Operations;

/// <summary>The trace of a request goes on in the operation that it began.</summary>
internal static class OperationActivity
{
    private static readonly ActivitySource Source = new("Crm.Operations");

    public static Activity? Start(OperationRecord operation)
    {
        _ = ActivityContext.TryParse(
            operation.TraceParent,
            traceState: null,
            isRemote: true,
            out var parent
        );
        var activity = Source.StartActivity("operation step", ActivityKind.Internal, parent);
        activity?.SetTag("crm.tenant", operation.TenantId);
        activity?.SetTag("crm.operation", operation.Id);
        activity?.SetTag("crm.operation.kind", operation.Kind);
        if (activity is not null || operation.TraceParent.Length == 0)
            return activity;
        // Nobody listens: the audit rows still carry the trace of the request.
        return new Activity("operation step").SetParentId(operation.TraceParent).Start();
    }
}
