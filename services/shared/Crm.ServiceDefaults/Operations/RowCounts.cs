using System.Runtime.InteropServices;
using Crm.Common.V1;

namespace Crm.ServiceDefaults.Operations;

/// <summary>Rows by what became of them.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RowCounts(
    int Created = 0,
    int Updated = 0,
    int Unchanged = 0,
    int Coalesced = 0,
    int Failed = 0
)
{
    /// <summary>The rows of results.</summary>
    public static RowCounts Of(IEnumerable<OperationResultRecord> results) =>
        results.Aggregate(
            new RowCounts(),
            (counts, result) => counts.Add(result.Outcome, result.LastRow - result.Row + 1)
        );

    private RowCounts Add(OperationResult.Types.Outcome outcome, int rows) =>
        outcome switch
        {
            OperationResult.Types.Outcome.Created => this with { Created = Created + rows },
            OperationResult.Types.Outcome.Updated => this with { Updated = Updated + rows },
            OperationResult.Types.Outcome.Unchanged => this with { Unchanged = Unchanged + rows },
            OperationResult.Types.Outcome.Coalesced => this with { Coalesced = Coalesced + rows },
            OperationResult.Types.Outcome.Failed => this with { Failed = Failed + rows },
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
        };
}
