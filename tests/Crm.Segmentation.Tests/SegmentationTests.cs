using System.Text.Json;
using Crm.Testing;

[assembly: AssemblyFixture(typeof(SqliteHost))]
[assembly: AssemblyFixture(typeof(PostgresHost))]

namespace Crm.Segmentation.Tests;

/// <summary>What the tests of segmentation share: a tenant of their own, contacts and purchases in it.</summary>
public abstract class SegmentationTests(CrmHost host)
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected CrmHost Host => host;

    /// <summary>A client of a new tenant, with settings such as <c>new { timeZone = "Europe/Berlin" }</c>.</summary>
    protected Task<CrmClient> NewTenantAsync(object? settings = null)
    {
        host.Demand();
        return host.NewTenantAsync(settings);
    }

    protected static async Task<string> NewContactAsync(
        CrmClient client,
        params (string Key, object? Value)[] fields
    )
    {
        var contact = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["displayName"] = "Ada",
        };
        foreach (var (key, value) in fields)
            contact[key] = value;
        return (await Answers.MustAsync(client.PostAsync("/v1/contacts", contact))).Id;
    }

    /// <summary>Records a sale, or what <paramref name="fields"/> say, of one line.</summary>
    protected static async Task<string> BuyAsync(
        CrmClient client,
        string contactId,
        string amount,
        DateTimeOffset? at = null,
        string category = "",
        params (string Key, object? Value)[] fields
    )
    {
        var sale = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["contactId"] = contactId,
            ["currency"] = "EUR",
            ["occurredAt"] = at?.UtcDateTime.ToString("O"),
            ["lines"] = new[]
            {
                new
                {
                    sku = "A",
                    quantity = 1,
                    unitPrice = amount,
                    category,
                },
            },
        };
        foreach (var (key, value) in fields)
            sale[key] = value;
        return (await Answers.MustAsync(client.PostAsync("/v1/transactions", sale))).Id;
    }

    protected static string Text(JsonElement element, params string[] path) =>
        path.Aggregate(element, (inner, name) => inner.GetProperty(name)).ToString();
}
