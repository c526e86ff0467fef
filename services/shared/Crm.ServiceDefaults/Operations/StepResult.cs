using Crm.ServiceDefaults.Errors;

namespace Crm.ServiceDefaults.Operations;

/// <summary>What a chunk of long work did.</summary>
/// <param name="Checkpoint">Where the next chunk goes on; at most 4,000 characters.</param>
public sealed record StepResult(string Checkpoint)
{
    /// <summary>Rows that the chunk did.</summary>
    public RowCounts Counts { get; init; }

    /// <summary>Rows in all, once they are counted.</summary>
    public int? Total { get; init; }

    /// <summary>Whether it was the last chunk.</summary>
    public bool IsDone { get; init; }

    /// <summary>Why the operation fails; what it did stays done.</summary>
    public Error? Error { get; init; }

    /// <summary>There is more to do.</summary>
    public static StepResult Continue(string checkpoint) => new(checkpoint);

    /// <summary>Everything is done.</summary>
    public static StepResult Done() => new("") { IsDone = true };

    /// <summary>The operation fails.</summary>
    public static StepResult Fail(Error error) => new("") { Error = error };
}
