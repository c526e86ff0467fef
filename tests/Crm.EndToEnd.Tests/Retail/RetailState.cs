using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Crm.EndToEnd.Tests.Retail;

/// <summary>What the stores hold for a tenant, in words that are the same in each run: no ids, no times of writing.</summary>
internal static class RetailState
{
    private static readonly (string Name, string Sql)[] Parts =
    [
        (
            "contacts",
            """
            SELECT n.value, c.version, c.kind, c.display_name, c.addresses, c.delete_time
            FROM contacts.contacts c JOIN contacts.contact_external_ids n ON n.contact_id = c.id
            WHERE c.tenant_id = @tenant
            """
        ),
        (
            "transactions",
            """
            SELECT t.external_id, n.value, t.version, t.kind, t.occurred_at, t.currency, t.total, t.items, t.lines
            FROM interactions.transactions t JOIN contacts.contact_external_ids n ON n.contact_id = t.contact_id
            WHERE t.tenant_id = @tenant
            """
        ),
        (
            "cards",
            """
            SELECT n.value, k.currency, k.orders, k.returns, k.sold, k.returned, k.items, k.first_order_time, k.last_order_time
            FROM interactions.transaction_cards k JOIN contacts.contact_external_ids n ON n.contact_id = k.contact_id
            WHERE k.tenant_id = @tenant
            """
        ),
        (
            "categories",
            """
            SELECT n.value, k.category_key, k.sold, k.returned, k.items
            FROM interactions.transaction_card_categories k JOIN contacts.contact_external_ids n ON n.contact_id = k.contact_id
            WHERE k.tenant_id = @tenant
            """
        ),
        (
            "audit of contacts",
            """
            SELECT n.value, a.action, a.version, a.fields
            FROM contacts.audit_records a JOIN contacts.contact_external_ids n ON lower(hex(n.contact_id)) = replace(a.resource_id, '-', '')
            WHERE a.tenant_id = @tenant
            """
        ),
        (
            "audit of transactions",
            """
            SELECT t.external_id, a.action, a.version, a.fields
            FROM interactions.audit_records a JOIN interactions.transactions t ON lower(hex(t.id)) = replace(a.resource_id, '-', '')
            WHERE a.tenant_id = @tenant
            """
        ),
    ];

    /// <summary>The state, a sorted line a row.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="tenant">The tenant.</param>
    public static async Task<IReadOnlyList<string>> ReadAsync(string data, string tenant)
    {
        var lines = new List<string>();
        await using var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        await connection.OpenAsync();
        await using var attach = connection.CreateCommand();
        attach.CommandText = string.Concat(
            new[] { "contacts", "interactions" }.Select(name =>
                $"ATTACH DATABASE '{Path.Combine(data, name)}.db' AS {name};"
            )
        );
        await attach.ExecuteNonQueryAsync();
        foreach (var (name, sql) in Parts)
        {
            await using var query = connection.CreateCommand();
            query.CommandText = sql;
            query.Parameters.AddWithValue("@tenant", tenant);
            await using var rows = await query.ExecuteReaderAsync();
            var before = lines.Count;
            while (await rows.ReadAsync())
                lines.Add(
                    $"{name}: "
                        + string.Join(
                            " | ",
                            Enumerable
                                .Range(0, rows.FieldCount)
                                .Select(i =>
                                    Convert.ToString(rows.GetValue(i), CultureInfo.InvariantCulture)
                                )
                        )
                );
            // A part without rows would compare nothing.
            Assert.True(lines.Count > before, name);
        }
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
