namespace Crm.ServiceDefaults.Operations;

/// <summary>Does the long work of one kind, chunk by chunk. Each chunk gets a new instance in a scope of its own.</summary>
public interface IOperationHandler
{
    /// <summary>The kind of operations that it does, such as <c>contacts.import</c>.</summary>
    string Kind { get; }

    /// <summary>What the work may do at other services, beside what its actor is asked for at the door.</summary>
    IReadOnlyList<string> Permissions => [];

    /// <summary>Does the next chunk.</summary>
    /// <remarks>
    /// Read first, then <c>UnitOfWork.BeginAsync(WritePriority.Background)</c>, change, return. The changes, the checkpoint and the
    /// counts commit together and only while the lease is held: a chunk counts exactly once. A collision runs the chunk again.
    /// </remarks>
    Task<StepResult> StepAsync(OperationContext context, CancellationToken cancellationToken);
}
