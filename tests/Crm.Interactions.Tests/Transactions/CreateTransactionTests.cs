using Crm.Testing;

namespace Crm.Interactions.Tests.Transactions;

public abstract class CreateTransactionTests(CrmHost host) : InteractionTests(host)
{
    public sealed class Sqlite(SqliteHost host) : CreateTransactionTests(host);

    public sealed class Postgres(PostgresHost host) : CreateTransactionTests(host);

    [Fact]
    public async Task CreateTransaction_WithLines_StoresThemWithTheirSums()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);

        var answer = await Answers.PostedAsync(
            client.PostAsync(
                "/v1/transactions",
                Sale(
                    contact,
                    ("lines", new[] { Line("A", 6, "2.55", "红", "1"), Line("B", -1, "0.333333") }),
                    ("region", "Île-de-France")
                )
            )
        );

        Assert.Equal("SALE", Text(answer.Body, "kind"));
        Assert.Equal("14.9667", Text(answer.Body, "total", "amount"));
        Assert.Equal("6.00", Text(answer.Body, "cost", "amount"));
        var stored = (await client.GetAsync($"/v1/transactions/{answer.Id}")).Body;
        Assert.Equal(answer.Body.ToString(), stored.ToString());
        Assert.Equal("15.30", Text(stored.GetProperty("lines")[0], "amount", "amount"));
        Assert.Equal("红", Text(stored.GetProperty("lines")[0], "category"));
        Assert.Equal(
            149667,
            await Host.ScalarAsync<int>(
                "interactions",
                "SELECT total FROM transactions WHERE tenant_id = @t",
                ("@t", client.Tenant)
            )
        );
    }

    [Fact]
    public async Task CreateTransaction_OfAReturn_DropsTheSign()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);

        var answer = await Answers.PostedAsync(
            client.PostAsync(
                "/v1/transactions",
                Sale(
                    contact,
                    ("kind", "RETURN"),
                    ("lines", new[] { Line("A", -2, "1.5"), Line("B", 1, "1") })
                )
            )
        );

        Assert.Equal("4.00", Text(answer.Body, "total", "amount"));
        Assert.Equal("2", Text(answer.Body.GetProperty("lines")[0], "quantity"));
    }

    [Fact]
    public async Task CreateTransaction_ByAnotherKeyOfTheContact_FindsTheContact()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client, "17850");

        var answer = await Answers.PostedAsync(
            client.PostAsync(
                "/v1/transactions",
                Sale("", ("contact", new { externalId = new { system = "shop", value = "17850" } }))
            )
        );

        Assert.Equal(contact, Text(answer.Body, "contactId"));
        Assert.False(answer.Body.TryGetProperty("contact", out _));
    }

    [Fact]
    public async Task CreateTransaction_WhenContactIsUnknown_ReturnsNotFound()
    {
        var client = await NewTenantAsync();
        var stranger = await NewContactAsync(await NewTenantAsync());

        foreach (var contactId in new[] { Guid.CreateVersion7().ToString(), "not an id", stranger })
        {
            var answer = await client.PostAsync("/v1/transactions", Sale(contactId));
            Assert.Equal((404, "CONTACT_NOT_FOUND"), ((int)answer.Status, answer.Code));
            Assert.Equal(["/contactId"], answer.Pointers);
        }
        var byKey = await client.PostAsync(
            "/v1/transactions",
            Sale("", ("contact", new { email = "nobody@example.com" }))
        );
        Assert.Equal((404, "CONTACT_NOT_FOUND"), ((int)byKey.Status, byKey.Code));
        Assert.Equal(["/contact"], byKey.Pointers);
        Assert.Equal(0, await CountAsync(client, "transactions"));
        Assert.Equal(0, await CountAsync(client, "audit_records"));
    }

    [Fact]
    public async Task CreateTransaction_WithoutContactOrWithTwo_IsRefused()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client, "1");

        var none = await client.PostAsync("/v1/transactions", Sale(""));
        var two = await client.PostAsync(
            "/v1/transactions",
            Sale(contact, ("contact", new { email = "ada@example.com" }))
        );

        Assert.Equal((400, "TRANSACTION_CONTACT_MISSING"), ((int)none.Status, none.Code));
        Assert.Equal((400, "TRANSACTION_CONTACT_MISSING"), ((int)two.Status, two.Code));
    }

    [Fact]
    public async Task CreateTransaction_WithAQuantityOfZero_NamesTheLine()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);

        var answer = await client.PostAsync(
            "/v1/transactions",
            Sale(contact, ("lines", new[] { Line("A", 1, "1"), Line("A", 0, "1") }))
        );

        Assert.Equal((400, "TRANSACTION_QUANTITY_ZERO"), ((int)answer.Status, answer.Code));
        Assert.Equal(["/lines/1/quantity"], answer.Pointers);
    }

    [Fact]
    public async Task CreateTransaction_WithTooGreatATotal_IsRefused()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);

        var answer = await client.PostAsync(
            "/v1/transactions",
            Sale(contact, ("lines", new[] { Line("A", 1e9, "1000000000") }))
        );

        Assert.Equal((400, "TRANSACTION_TOTAL_OUT_OF_RANGE"), ((int)answer.Status, answer.Code));
    }

    [Fact]
    public async Task CreateTransaction_WithAKnownExternalId_IsRecordedOnce()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client, "1");
        var sale = Sale(contact, ("externalId", "536365"));
        var first = await Answers.PostedAsync(client.PostAsync("/v1/transactions", sale));

        var same = await Answers.PostedAsync(
            client.PostAsync(
                "/v1/transactions",
                Sale(
                    "",
                    ("externalId", "536365"),
                    ("contact", new { externalId = new { system = "shop", value = "1" } }),
                    ("kind", "SALE")
                )
            )
        );
        var other = await client.PostAsync(
            "/v1/transactions",
            Sale(contact, ("externalId", "536365"), ("currency", "GBP"))
        );

        Assert.Equal(first.Text, same.Text);
        Assert.Equal((409, "TRANSACTION_EXTERNAL_ID_TAKEN"), ((int)other.Status, other.Code));
        Assert.Equal(1, await CountAsync(client, "transactions"));
        Assert.Equal(1, await CountAsync(client, "audit_records"));
        Assert.Equal(
            "1",
            Text(
                (
                    await client.GetAsync($"/v1/contacts/{contact}/transaction-card")
                ).Body.GetProperty("totals")[0],
                "orders"
            )
        );
    }

    [Fact]
    public async Task CreateTransaction_WithOneExternalIdManyTimesAtOnce_IsRecordedOnce()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    client.PostAsync("/v1/transactions", Sale(contact, ("externalId", "1")))
                )
        );

        Assert.All(answers, answer => Assert.Equal(201, (int)answer.Status));
        Assert.Single(answers.Select(answer => answer.Id).Distinct(StringComparer.Ordinal));
        Assert.Equal(
            "1",
            Text(
                (
                    await client.GetAsync($"/v1/contacts/{contact}/transaction-card")
                ).Body.GetProperty("totals")[0],
                "orders"
            )
        );
    }

    [Fact]
    public async Task CreateTransaction_WithTheExternalIdOfAnotherTenant_IsItsOwn()
    {
        var (one, other) = (await NewTenantAsync(), await NewTenantAsync());

        await Answers.PostedAsync(
            one.PostAsync("/v1/transactions", Sale(await NewContactAsync(one), ("externalId", "1")))
        );
        await Answers.PostedAsync(
            other.PostAsync(
                "/v1/transactions",
                Sale(await NewContactAsync(other), ("externalId", "1"), ("currency", "GBP"))
            )
        );
    }
}
