using Crm.ServiceDefaults.Errors;
using Google.Protobuf;

namespace Crm.ServiceDefaults.Validation;

/// <summary>Checks messages against the rules that the contract states about their fields.</summary>
public static class MessageValidator
{
    /// <summary>Checks a request: its fields, the fields that its mask names, and that it says which version it changes.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static Error? CheckRequest(IMessage request)
    {
        var plan = MessagePlan.Of(request.Descriptor);
        var run = ValidationRun.Begin();
        plan.Check(request, run, except: plan.Update?.Resource);
        plan.Update?.Check(request, run);
        if (run.End() is { } violations)
            return CommonErrors.RequestInvalid with { Violations = violations };
        return plan.Etag is { } etag && etag.Read(request) is null or ""
            ? CommonErrors.EtagMissing
            : null;
    }

    /// <summary>Checks a resource that did not come in a request of its own, such as a row of an import.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="path">Where it stands, the beginning of the paths of violations; may be empty.</param>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public static IReadOnlyList<FieldViolation> CheckResource(IMessage resource, string path = "")
    {
        var run = ValidationRun.Begin();
        if (path.Length > 0)
            run.Enter(path);
        MessagePlan.Of(resource.Descriptor).Check(resource, run);
        return run.End() ?? [];
    }
}
