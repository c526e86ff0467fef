using System.Text.Json;
using Crm.Testing;

[assembly: AssemblyFixture(typeof(SqliteHost))]
[assembly: AssemblyFixture(typeof(PostgresHost))]

namespace Crm.Interactions.Tests;

/// <summary>What the tests of interactions share: a tenant of their own, and contacts in it.</summary>
public abstract class InteractionTests(CrmHost host)
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected CrmHost Host => host;

    protected Task<CrmClient> NewTenantAsync()
    {
        host.Demand();
        return host.NewTenantAsync();
    }

    protected static async Task<string> NewContactAsync(CrmClient client, string externalId = "")
    {
        var answer = await client.PostAsync(
            "/v1/contacts",
            externalId.Length == 0
                ? new { displayName = "Ada" }
                : (object)
                    new
                    {
                        displayName = "Ada",
                        externalIds = new[] { new { system = "shop", value = externalId } },
                    }
        );
        Assert.Equal(201, (int)answer.Status);
        return answer.Id;
    }

    protected static Dictionary<string, object?> Sale(
        string contactId,
        params (string Key, object? Value)[] further
    )
    {
        var sale = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["contactId"] = contactId,
            ["currency"] = "EUR",
            ["lines"] = new object[] { Line("A", 2, "10.50") },
        };
        foreach (var (key, value) in further)
            sale[key] = value;
        return sale;
    }

    protected static object Line(
        string sku,
        double quantity,
        string unitPrice,
        string category = "",
        string? unitCost = null
    ) =>
        unitCost is null
            ? new
            {
                sku,
                quantity,
                unitPrice,
                category,
            }
            : new
            {
                sku,
                quantity,
                unitPrice,
                category,
                unitCost,
            };

    protected static Dictionary<string, object?> Call(
        string contactId,
        params (string Key, object? Value)[] further
    )
    {
        var call = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["contactId"] = contactId,
            ["kind"] = "CALL",
        };
        foreach (var (key, value) in further)
            call[key] = value;
        return call;
    }

    protected static IReadOnlyList<string> Ids(Answer answer, string list) =>
        [
            .. answer
                .Body.GetProperty(list)
                .EnumerateArray()
                .Select(item => item.GetProperty("id").GetString()!),
        ];

    protected static string Text(JsonElement element, params string[] path) =>
        path.Aggregate(element, (inner, name) => inner.GetProperty(name)).ToString();

    /// <summary>How many rows of a table of the service the tenant has.</summary>
    protected Task<int> CountAsync(CrmClient client, string table) =>
        host.ScalarAsync<int>(
            "interactions",
            $"SELECT count(*) FROM {table} WHERE tenant_id = @tenant",
            ("@tenant", client.Tenant)
        );
}
