using System.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.ServiceDefaults.Store;

/// <summary>
/// Statements that are planned for the tables as they are. PostgreSQL keeps the plan of a prepared statement until it has counted the table
/// anew: that of a queue which was empty is no plan for a million rows that wait. It costs the planning of each statement, and of each check
/// of a foreign key, so it is for the few statements on tables that grow and shrink.
/// </summary>
internal static class FreshPlans
{
    /// <summary>Plans what is left of the current transaction anew.</summary>
    public static Task PlanAnewAsync(
        this ServiceDbContext db,
        CancellationToken cancellationToken
    ) =>
        db.Provider == StoreProvider.Postgres
            ? db.Database.ExecuteSqlRawAsync(
                "SET LOCAL plan_cache_mode = force_custom_plan",
                cancellationToken
            )
            : Task.CompletedTask;

    /// <summary>Reads outside of a transaction what is planned anew.</summary>
    public static async Task<T> ReadAnewAsync<T>(
        this ServiceDbContext db,
        Func<Task<T>> read,
        CancellationToken cancellationToken
    )
    {
        if (db.Provider != StoreProvider.Postgres)
            return await read();
        await using var transaction = await db.Database.BeginTransactionAsync(
            IsolationLevel.ReadCommitted,
            cancellationToken
        );
        await db.PlanAnewAsync(cancellationToken);
        var rows = await read();
        await transaction.CommitAsync(cancellationToken);
        return rows;
    }
}
