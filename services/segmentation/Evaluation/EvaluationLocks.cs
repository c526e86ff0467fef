using Crm.Segmentation.Data;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Evaluation;

/// <summary>
/// Keeps evaluations of the same contact, and of the same rules, apart. SQLite has one writer, so there is nothing to keep apart.
/// </summary>
internal sealed class EvaluationLocks(SegmentationDbContext db)
{
    /// <summary>No rule begins to count until the work is done.</summary>
    public Task KeepRulesAsync(CancellationToken cancellationToken) =>
        db.Provider == StoreProvider.Sqlite
            ? Task.CompletedTask
            : db.Database.ExecuteSqlAsync(
                $"SELECT pg_advisory_xact_lock_shared(hashtextextended({RulesOf(db.TenantId)}, 0))",
                cancellationToken
            );

    /// <summary>Waits until nobody evaluates by the rules that counted until now.</summary>
    public Task ChangeRulesAsync(CancellationToken cancellationToken) =>
        db.Provider == StoreProvider.Sqlite
            ? Task.CompletedTask
            : db.Database.ExecuteSqlAsync(
                $"SELECT pg_advisory_xact_lock(hashtextextended({RulesOf(db.TenantId)}, 0))",
                cancellationToken
            );

    /// <summary>Nobody else changes what rules read of the contacts, or their memberships, until the work is done.</summary>
    public Task KeepContactsAsync(Guid[] contactIds, CancellationToken cancellationToken) =>
        db.Provider == StoreProvider.Sqlite
            ? Task.CompletedTask
            : db.Database.ExecuteSqlAsync(
                $"""
                SELECT 1 FROM profiles
                WHERE tenant_id = {db.TenantId} AND contact_id = ANY ({contactIds})
                ORDER BY contact_id
                FOR UPDATE
                """,
                cancellationToken
            );

    private static string RulesOf(string tenantId) => $"crm segmentation rules {tenantId}";
}
