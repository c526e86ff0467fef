using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.Imports.Tests.World;

/// <summary>Where the world breaks.</summary>
internal sealed class Faults : DbTransactionInterceptor
{
    private int _commitsUntilFault = -1;

    /// <summary>What the handler does before it applies a chunk.</summary>
    public Func<Task> BeforeApply { get; set; } = () => Task.CompletedTask;

    /// <summary>What the handler does while it prepares a chunk, ahead of the transaction.</summary>
    public Func<WorldDbContext, Task> Prepare { get; set; } = _ => Task.CompletedTask;

    /// <summary>How often the handler was asked to apply records.</summary>
    public int Applications { get; set; }

    /// <summary>Whether the fault has happened.</summary>
    public bool HasHappened { get; private set; }

    /// <summary>The commit after so many others fails.</summary>
    public void FailCommitAfter(int commits)
    {
        _commitsUntilFault = commits;
        HasHappened = false;
    }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        if (_commitsUntilFault-- == 0)
        {
            HasHappened = true;
            throw new InvalidOperationException("The commit was made to fail.");
        }
        return base.TransactionCommittingAsync(transaction, eventData, result, cancellationToken);
    }
}
