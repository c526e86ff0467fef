using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Crm.Messaging.Tests.World;

/// <summary>Breaks the connection to the store while a commit is under way: before the store has done it, or before it could say so.</summary>
internal sealed class BreakingCommits : DbTransactionInterceptor
{
    /// <summary>How many of the next commits break before they are done.</summary>
    public int Before { get; set; }

    /// <summary>How many of the next commits break after they are done.</summary>
    public int After { get; set; }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    ) => Before-- > 0 ? throw Broken() : ValueTask.FromResult(result);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    ) => After-- > 0 ? throw Broken() : Task.CompletedTask;

    private static NpgsqlException Broken() =>
        new("Exception while reading from stream", new IOException("Connection reset by peer"));
}
