using System.Text.Json;
using Crm.Testing;

namespace Crm.Interactions.Tests.Transactions;

public abstract class ListTransactionsTests(CrmHost host) : InteractionTests(host)
{
    public sealed class Sqlite(SqliteHost host) : ListTransactionsTests(host);

    public sealed class Postgres(PostgresHost host) : ListTransactionsTests(host);

    [Fact]
    public async Task ListTransactions_PageByPage_GivesEachOnceNewestFirstWithoutLines()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);
        for (var i = 0; i < 7; i++)
            await Answers.PostedAsync(
                client.PostAsync(
                    "/v1/transactions",
                    Sale(
                        contact,
                        ("externalId", $"{i}"),
                        ("occurredAt", $"2026-01-0{1 + i / 2}T00:00:00Z")
                    )
                )
            );

        var seen = new List<JsonElement>();
        var path = "/v1/transactions?pageSize=3";
        for (var token = ""; token is not null; )
        {
            var page = await client.GetAsync(
                path + (token.Length == 0 ? "" : $"&pageToken={token}")
            );
            Assert.Equal(200, (int)page.Status);
            seen.AddRange(page.Body.GetProperty("transactions").EnumerateArray());
            token = page.Body.TryGetProperty("nextPageToken", out var next)
                ? next.GetString()
                : null;
        }

        Assert.Equal(
            7,
            seen.Select(item => Text(item, "id")).Distinct(StringComparer.Ordinal).Count()
        );
        var times = seen.Select(item => Text(item, "occurredAt")).ToList();
        Assert.Equal(times.OrderDescending(StringComparer.Ordinal), times);
        Assert.All(seen, item => Assert.Equal(0, item.GetProperty("lines").GetArrayLength()));
    }

    [Theory]
    [InlineData("contactId = \"{0}\"", "a b")]
    [InlineData("externalId = \"INV-1\"", "a")]
    [InlineData("externalId = \"inv-1\"", "")]
    [InlineData("kind = RETURN", "b")]
    [InlineData("currency = GBP", "c")]
    [InlineData("channel = \"ＷＥＢ\"", "a")]
    [InlineData("region = \"UNITED kingdom\"", "a")]
    [InlineData("region:*", "a")]
    [InlineData("NOT channel:*", "b c")]
    [InlineData("occurredAt >= 2026-01-02T00:00:00Z AND occurredAt < 2026-01-03", "b")]
    [InlineData("createTime > 2020-01-01 AND (kind = RETURN OR currency = GBP)", "b c")]
    public async Task ListTransactions_WithAFilter_GivesThoseThatMatch(
        string filter,
        string expected
    )
    {
        var client = await NewTenantAsync();
        var (one, other) = (await NewContactAsync(client), await NewContactAsync(client));
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var (name, sale) in new[]
            {
                (
                    "a",
                    Sale(
                        one,
                        ("externalId", "INV-1"),
                        ("channel", "web"),
                        ("region", "United Kingdom"),
                        ("occurredAt", "2026-01-01T00:00:00Z")
                    )
                ),
                ("b", Sale(one, ("kind", "RETURN"), ("occurredAt", "2026-01-02T00:00:00Z"))),
                ("c", Sale(other, ("currency", "GBP"), ("occurredAt", "2026-01-03T00:00:00Z"))),
            }
        )
            ids[(await Answers.PostedAsync(client.PostAsync("/v1/transactions", sale))).Id] = name;

        var text = Uri.EscapeDataString(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, filter, one)
        );
        var answer = await client.GetAsync($"/v1/transactions?orderBy=occurredAt&filter={text}");

        Assert.Equal(expected, string.Join(' ', Ids(answer, "transactions").Select(id => ids[id])));
    }

    [Theory]
    [InlineData("filter=total%20%3E%201", "FILTER_INVALID")]
    [InlineData("orderBy=total", "ORDER_BY_INVALID")]
    [InlineData("pageToken=AAAA", "PAGE_TOKEN_INVALID")]
    public async Task ListTransactions_WithWhatItDoesNotKnow_IsRefused(string query, string code)
    {
        var answer = await (await NewTenantAsync()).GetAsync($"/v1/transactions?{query}");

        Assert.Equal((400, code), ((int)answer.Status, answer.Code));
    }
}
