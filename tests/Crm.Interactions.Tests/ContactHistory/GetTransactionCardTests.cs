using Crm.Testing;

namespace Crm.Interactions.Tests.ContactHistory;

public abstract class GetTransactionCardTests(CrmHost host) : InteractionTests(host)
{
    public sealed class Sqlite(SqliteHost host) : GetTransactionCardTests(host);

    public sealed class Postgres(PostgresHost host) : GetTransactionCardTests(host);

    [Fact]
    public async Task GetTransactionCard_SumsByCurrencyAndCategory()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);
        foreach (
            var sale in new[]
            {
                Sale(
                    contact,
                    ("occurredAt", "2026-01-02T00:00:00Z"),
                    ("lines", new[] { Line("A", 3, "10", "Tea", "4"), Line("B", 1, "0.5") })
                ),
                Sale(
                    contact,
                    ("occurredAt", "2026-01-01T00:00:00Z"),
                    ("lines", new[] { Line("A", 1, "10.01", "TEA") })
                ),
                Sale(
                    contact,
                    ("occurredAt", "2026-01-03T00:00:00Z"),
                    ("kind", "RETURN"),
                    ("lines", new[] { Line("A", -1, "10", "tea", "4") })
                ),
                Sale(contact, ("currency", "CNY"), ("lines", new[] { Line("A", 1, "7") })),
            }
        )
            await Answers.PostedAsync(client.PostAsync("/v1/transactions", sale));

        var card = (await client.GetAsync($"/v1/contacts/{contact}/transaction-card")).Body;

        Assert.Equal(
            ["CNY", "EUR"],
            card.GetProperty("totals").EnumerateArray().Select(item => Text(item, "currency"))
        );
        var euros = card.GetProperty("totals")[1];
        Assert.Equal(("2", "1"), (Text(euros, "orders"), Text(euros, "returns")));
        Assert.Equal("40.51", Text(euros, "sold", "amount"));
        Assert.Equal("10.00", Text(euros, "returned", "amount"));
        Assert.Equal("30.51", Text(euros, "revenue", "amount"));
        Assert.Equal("8.00", Text(euros, "cost", "amount"));
        Assert.Equal("22.51", Text(euros, "margin", "amount"));
        Assert.Equal("20.255", Text(euros, "averageOrder", "amount"));
        Assert.Equal("4", Text(euros, "items"));
        Assert.Equal("2026-01-01T00:00:00Z", Text(euros, "firstOrderTime"));
        Assert.Equal("2026-01-02T00:00:00Z", Text(euros, "lastOrderTime"));
        var categories = euros.GetProperty("categories").EnumerateArray().ToList();
        Assert.Equal(["Tea", ""], categories.Select(item => Text(item, "category")));
        Assert.Equal(
            ("30.01", "22.01", "3"),
            (
                Text(categories[0], "revenue", "amount"),
                Text(categories[0], "margin", "amount"),
                Text(categories[0], "items")
            )
        );
        Assert.Equal(4, card.GetProperty("recentTransactions").GetArrayLength());
    }

    [Fact]
    public async Task GetTransactionCard_WithManyCategoriesAndTransactions_ShowsTheGreatestAndTheLast()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);
        var lines = Enumerable.Range(1, 2_500).Select(i => Line("A", 1, $"{i}", $"C{i}")).ToArray();
        await Answers.PostedAsync(
            client.PostAsync(
                "/v1/transactions",
                Sale(contact, ("lines", lines), ("occurredAt", "2025-01-01T00:00:00Z"))
            )
        );
        for (var i = 0; i < 12; i++)
            await Answers.PostedAsync(client.PostAsync("/v1/transactions", Sale(contact)));

        var card = (await client.GetAsync($"/v1/contacts/{contact}/transaction-card")).Body;

        var categories = card.GetProperty("totals")[0]
            .GetProperty("categories")
            .EnumerateArray()
            .Select(item => Text(item, "category"));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"C{2_500 - i}"), categories);
        Assert.Equal(10, card.GetProperty("recentTransactions").GetArrayLength());
        Assert.DoesNotContain(
            "2025",
            Text(card.GetProperty("recentTransactions")[9], "occurredAt"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task GetTransactionCard_WithoutTransactions_IsEmpty()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);

        var card = await client.GetAsync($"/v1/contacts/{contact}/transaction-card");

        Assert.Equal(200, (int)card.Status);
        Assert.Equal(0, card.Body.GetProperty("totals").GetArrayLength());
    }

    [Theory]
    [InlineData("transaction-card")]
    [InlineData("contact-card")]
    [InlineData("timeline")]
    public async Task GetTransactionCard_AndOtherHistory_OfAnUnknownContact_ReturnsNotFound(
        string what
    )
    {
        var (one, other) = (await NewTenantAsync(), await NewTenantAsync());
        var contact = await NewContactAsync(one);
        await Answers.PostedAsync(one.PostAsync("/v1/transactions", Sale(contact)));

        foreach (var id in new[] { contact, Guid.CreateVersion7().ToString(), "x" })
        {
            var answer = await other.GetAsync($"/v1/contacts/{id}/{what}");
            Assert.Equal((404, "CONTACT_NOT_FOUND"), ((int)answer.Status, answer.Code));
        }
    }

    [Fact]
    public async Task GetTransactionCard_AfterManyTransactionsAtOnce_CountsEach()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);

        await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(_ =>
                    Answers.PostedAsync(client.PostAsync("/v1/transactions", Sale(contact)))
                )
        );

        var totals = (
            await client.GetAsync($"/v1/contacts/{contact}/transaction-card")
        ).Body.GetProperty("totals")[0];
        Assert.Equal(("40", "840.00"), (Text(totals, "orders"), Text(totals, "revenue", "amount")));
    }
}
