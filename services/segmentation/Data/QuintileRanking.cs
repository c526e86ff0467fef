using System.Data.Common;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;

namespace Crm.Segmentation.Data;

/// <summary>Ranks the customers of a tenant in one statement, and reads whose quintiles are others than those stored.</summary>
internal sealed class QuintileRanking(SegmentationDbContext db)
{
    // RANK() − 1 is the number of customers that are strictly worse, so this is the formula of Domain.Quintiles.
    private const string Changed = """
        WITH customers AS (
          SELECT contact_id, recency_quintile, frequency_quintile, monetary_quintile,
            1 + 5 * (RANK() OVER (ORDER BY last_order_time) - 1) / COUNT(*) OVER () AS recency,
            1 + 5 * (RANK() OVER (ORDER BY orders) - 1) / COUNT(*) OVER () AS frequency,
            1 + 5 * (RANK() OVER (ORDER BY sold - returned) - 1) / COUNT(*) OVER () AS monetary
          FROM profiles
          WHERE tenant_id = @tenant AND orders > 0 AND contact_version > 0 AND is_deleted = @no)
        SELECT contact_id, CAST(recency AS integer), CAST(frequency AS integer), CAST(monetary AS integer)
        FROM customers
        WHERE COALESCE(recency_quintile, 0) <> recency OR COALESCE(frequency_quintile, 0) <> frequency
          OR COALESCE(monetary_quintile, 0) <> monetary
        UNION ALL
        SELECT contact_id, NULL, NULL, NULL
        FROM profiles
        WHERE tenant_id = @tenant AND recency_quintile IS NOT NULL
          AND (orders = 0 OR contact_version = 0 OR is_deleted <> @no)
        """;

    public async Task<IReadOnlyList<QuintileChange>> ReadAsync(CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = Changed;
            Add(command, "@tenant", db.TenantId);
            Add(command, "@no", false);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var changes = new List<QuintileChange>();
            while (await reader.ReadAsync(cancellationToken))
                changes.Add(
                    new QuintileChange(
                        db.Provider.IdOf(reader.GetValue(0)),
                        Quintile(reader, 1),
                        Quintile(reader, 2),
                        Quintile(reader, 3)
                    )
                );
            return changes;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private static int? Quintile(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetInt32(column);
}
