using System.Globalization;
using System.Text.Json;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Retail;

public sealed class RetailOnSqlite(SqliteHost host) : RetailTests(host), IClassFixture<SqliteHost>
{
    private readonly SqliteHost _host = host;

    // What a process that is killed twice makes of the same file is the same to the last row.
    private protected override async Task CompareWithKillsAsync(
        string path,
        RetailFile file,
        string tenant,
        IReadOnlyList<string> members
    )
    {
        using var killed = new KilledRetail();
        var (state, remaining) = await killed.RunAsync(path, file);
        Assert.Equal(members, remaining);
        Assert.Equal(await RetailState.ReadAsync(_host.DataFolder, tenant), state);
    }
}

public sealed class RetailOnPostgres(PostgresHost host)
    : RetailTests(host),
        IClassFixture<PostgresHost>;

/// <summary>One month of a real retailer through REST, compared with an independent computation over the file, to the penny.</summary>
public abstract class RetailTests(CrmHost host)
{
    private const int Rows = 42481;

    [Fact]
    public async Task Import_OfRealInvoices_EqualsAnIndependentComputation()
    {
        host.Demand();
        var path = Tools.DemandPath("../shared/data/online-retail-2010-12.csv");
        var file = RetailFile.Read(path);
        Assert.Equal(Rows, file.Lines.Count);
        var client = await host.NewTenantAsync(
            new { timeZone = "Europe/London", baseCurrency = "GBP" }
        );
        var import = new RetailImport(client, path);
        var segment = await RetailSegment.CreateAsync(client);

        var contacts = await import.ContactsAsync();
        var withoutCustomer = file.Lines.Count(line => line.Customer.Length == 0);
        Assert.Equal(Rows, contacts.GetProperty("total").GetInt32());
        Assert.Equal(file.Countries.Count, contacts.GetProperty("created").GetInt32());
        Assert.Equal(withoutCustomer, contacts.GetProperty("failed").GetInt32());
        Assert.Equal(
            Rows - withoutCustomer - file.Countries.Count,
            contacts.GetProperty("coalesced").GetInt32()
        );

        var transactions = await import.TransactionsAsync();
        Assert.Equal(Rows, transactions.GetProperty("total").GetInt32());
        Assert.Equal(Rows - withoutCustomer, transactions.GetProperty("created").GetInt32());
        Assert.Equal(withoutCustomer, transactions.GetProperty("failed").GetInt32());

        await CompareAsync(client, file);
        await host.SettleAsync();
        await CompareMembersAsync(client, segment, file);
        await CompareQuintilesAsync(client, file);

        var before = await StateAsync(client.Tenant);
        var again = await import.ContactsAsync();
        Assert.Equal(
            0,
            again.GetProperty("created").GetInt32() + again.GetProperty("updated").GetInt32()
        );
        Assert.Equal(file.Countries.Count, again.GetProperty("unchanged").GetInt32());
        var repeated = await import.TransactionsAsync();
        Assert.Equal(
            0,
            repeated.GetProperty("created").GetInt32() + repeated.GetProperty("updated").GetInt32()
        );
        Assert.Equal(Rows - withoutCustomer, repeated.GetProperty("unchanged").GetInt32());
        Assert.Equal(before, await StateAsync(client.Tenant));
        await CompareWithKillsAsync(path, file, client.Tenant, RetailSegment.Expected(file));
    }

    /// <summary>Compares with another import of the file, where there is one.</summary>
    private protected virtual Task CompareWithKillsAsync(
        string path,
        RetailFile file,
        string tenant,
        IReadOnlyList<string> members
    ) => Task.CompletedTask;

    private static async Task CompareAsync(CrmClient client, RetailFile file)
    {
        var revenue = 0m;
        foreach (var customer in file.Invoices.GroupBy(invoice => invoice.Customer))
        {
            var filter = Uri.EscapeDataString($"externalIds.value = \"{customer.Key}\"");
            var contact = Assert.Single(
                (await client.GetAsync($"/v1/contacts?filter={filter}"))
                    .Body.GetProperty("contacts")
                    .EnumerateArray()
            );
            Assert.Equal(
                file.Countries[customer.Key],
                contact.GetProperty("primaryAddress").GetProperty("country").GetString()
            );
            var card = (
                await client.GetAsync(
                    $"/v1/contacts/{contact.GetProperty("id").GetString()}/transaction-card"
                )
            ).Body;
            var totals = Assert.Single(card.GetProperty("totals").EnumerateArray());
            var (orders, returns) = (
                customer.Where(i => !i.IsReturn).ToList(),
                customer.Where(i => i.IsReturn).ToList()
            );
            var expected = orders.Sum(i => i.Amount) - returns.Sum(i => i.Amount);
            Assert.Equal("GBP", totals.GetProperty("currency").GetString());
            Assert.Equal(orders.Count, totals.GetProperty("orders").GetInt32());
            Assert.Equal(returns.Count, totals.GetProperty("returns").GetInt32());
            Assert.Equal(expected, AmountOf(totals, "revenue"));
            Assert.Equal(
                orders.Sum(i => i.Items) - returns.Sum(i => i.Items),
                totals.GetProperty("items").GetDouble()
            );
            if (orders.Count > 0)
            {
                Assert.Equal(
                    orders.Min(i => i.Time),
                    totals.GetProperty("firstOrderTime").GetDateTimeOffset()
                );
                Assert.Equal(
                    orders.Max(i => i.Time),
                    totals.GetProperty("lastOrderTime").GetDateTimeOffset()
                );
                Assert.Equal(
                    Math.Round(
                        orders.Sum(i => i.Amount) / orders.Count,
                        4,
                        MidpointRounding.AwayFromZero
                    ),
                    AmountOf(totals, "averageOrder")
                );
            }
            revenue += expected;
        }
        var perLine = file
            .Lines.Where(line => line.Customer.Length > 0)
            .Sum(line => line.Quantity * line.Price);
        Assert.Equal(perLine, revenue);
    }

    private static async Task CompareMembersAsync(
        CrmClient client,
        RetailSegment segment,
        RetailFile file
    )
    {
        var expected = RetailSegment.Expected(file);
        Assert.InRange(expected.Count, 100, 900);
        Assert.Equal(expected, await segment.MembersAsync(await RetailPages.NumbersAsync(client)));
    }

    private static async Task CompareQuintilesAsync(CrmClient client, RetailFile file)
    {
        var customers = RetailCustomer.Of(file);
        var (recency, frequency, monetary) = (
            RetailCustomer.Quintiles(customers, customer => customer.LastOrder!.Value),
            RetailCustomer.Quintiles(customers, customer => customer.Orders),
            RetailCustomer.Quintiles(customers, customer => customer.Revenue)
        );
        foreach (var (id, number) in await RetailPages.NumbersAsync(client))
        {
            var traits = (await client.GetAsync($"/v1/contacts/{id}/profile"))
                .Body.GetProperty("traits")
                .EnumerateArray()
                .ToDictionary(trait => trait.GetProperty("name").GetString()!);
            int? Quintile(string name) =>
                traits[name].TryGetProperty("value", out var value)
                    ? value.GetProperty("number").GetInt32()
                    : null;
            int? Expected(IReadOnlyDictionary<string, int> quintiles) =>
                quintiles.TryGetValue(number, out var quintile) ? quintile : null;
            Assert.Equal(
                (number, Expected(recency), Expected(frequency), Expected(monetary)),
                (
                    number,
                    Quintile("recency_quintile"),
                    Quintile("frequency_quintile"),
                    Quintile("monetary_quintile")
                )
            );
        }
    }

    private static decimal AmountOf(JsonElement totals, string field) =>
        decimal.Parse(
            totals.GetProperty(field).GetProperty("amount").GetString()!,
            CultureInfo.InvariantCulture
        );

    // Versions and audit rows of the tenant, in both services.
    private async Task<string> StateAsync(string tenant)
    {
        var parts = new List<string>();
        foreach (
            var (service, sql) in new[]
            {
                (
                    "contacts",
                    "SELECT COALESCE(SUM(version), 0) FROM contacts WHERE tenant_id = @tenant"
                ),
                ("contacts", "SELECT COUNT(*) FROM audit_records WHERE tenant_id = @tenant"),
                (
                    "interactions",
                    "SELECT COALESCE(SUM(version), 0) FROM transactions WHERE tenant_id = @tenant"
                ),
                ("interactions", "SELECT COUNT(*) FROM audit_records WHERE tenant_id = @tenant"),
                (
                    "interactions",
                    "SELECT COALESCE(SUM(sold - returned), 0) FROM transaction_cards WHERE tenant_id = @tenant"
                ),
            }
        )
            parts.Add(
                (await host.ScalarAsync<long>(service, sql, ("tenant", tenant))).ToString(
                    CultureInfo.InvariantCulture
                )
            );
        return string.Join(' ', parts);
    }
}
