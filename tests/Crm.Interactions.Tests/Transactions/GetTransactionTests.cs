using Crm.Testing;

namespace Crm.Interactions.Tests.Transactions;

public abstract class GetTransactionTests(CrmHost host) : InteractionTests(host)
{
    public sealed class Sqlite(SqliteHost host) : GetTransactionTests(host);

    public sealed class Postgres(PostgresHost host) : GetTransactionTests(host);

    [Fact]
    public async Task GetTransaction_OfAnotherTenantOrUnknown_ReturnsNotFound()
    {
        var (one, other) = (await NewTenantAsync(), await NewTenantAsync());
        var sale = await Answers.PostedAsync(
            one.PostAsync("/v1/transactions", Sale(await NewContactAsync(one)))
        );

        foreach (var id in new[] { sale.Id, Guid.CreateVersion7().ToString(), "x" })
        {
            var answer = await other.GetAsync($"/v1/transactions/{id}");
            Assert.Equal((404, "TRANSACTION_NOT_FOUND"), ((int)answer.Status, answer.Code));
        }
        Assert.Equal(200, (int)(await one.GetAsync($"/v1/transactions/{sale.Id}")).Status);
    }

    [Fact]
    public async Task GetTransaction_WithAsManyLinesAsAllowed_ReturnsThem()
    {
        var client = await NewTenantAsync();
        var lines = Enumerable
            .Range(0, 5_000)
            .Select(i => Line($"S{i}", 1, "0.01", $"C{i}"))
            .ToArray();

        var sale = await Answers.PostedAsync(
            client.PostAsync(
                "/v1/transactions",
                Sale(await NewContactAsync(client), ("lines", lines))
            )
        );

        var stored = (await client.GetAsync($"/v1/transactions/{sale.Id}")).Body;
        Assert.Equal(5_000, stored.GetProperty("lines").GetArrayLength());
        Assert.Equal("50.00", Text(stored, "total", "amount"));
    }
}
