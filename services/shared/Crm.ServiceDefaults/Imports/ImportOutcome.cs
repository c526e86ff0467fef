using Crm.Common.V1;
using Crm.ServiceDefaults.Errors;

namespace Crm.ServiceDefaults.Imports;

/// <summary>What became of a record.</summary>
public sealed record ImportOutcome
{
    private ImportOutcome(OperationResult.Types.Outcome kind, string resourceId, Error? error)
    {
        Kind = kind;
        ResourceId = resourceId;
        Error = error;
    }

    /// <summary>What became of it.</summary>
    public OperationResult.Types.Outcome Kind { get; }

    /// <summary>The resource; empty when there is none.</summary>
    public string ResourceId { get; }

    /// <summary>Why it was refused.</summary>
    public Error? Error { get; }

    /// <summary>The resource was created.</summary>
    public static ImportOutcome Created(string resourceId) =>
        new(OperationResult.Types.Outcome.Created, resourceId, null);

    /// <summary>The resource was changed.</summary>
    public static ImportOutcome Updated(string resourceId) =>
        new(OperationResult.Types.Outcome.Updated, resourceId, null);

    /// <summary>Everything was already so.</summary>
    public static ImportOutcome Unchanged(string resourceId) =>
        new(OperationResult.Types.Outcome.Unchanged, resourceId, null);

    /// <summary>A later record replaced it.</summary>
    public static ImportOutcome Coalesced(string resourceId = "") =>
        new(OperationResult.Types.Outcome.Coalesced, resourceId, null);

    /// <summary>It was refused.</summary>
    /// <param name="error">Why; its first violation names the field, in proto names, from the resource or the request on.</param>
    public static ImportOutcome Failed(Error error) =>
        new(OperationResult.Types.Outcome.Failed, "", error);
}
