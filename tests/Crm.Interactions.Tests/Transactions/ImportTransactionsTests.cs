using System.Text.Json;
using Crm.Testing;

namespace Crm.Interactions.Tests.Transactions;

public abstract class ImportTransactionsTests(CrmHost host) : InteractionTests(host)
{
    private const string Mapping =
        "mapping=InvoiceNo:externalId&mapping=InvoiceNo:kind|prefix:C%3DRETURN,SALE&mapping=StockCode:lines.sku"
        + "&mapping=Quantity:lines.quantity&mapping=UnitPrice:lines.unitPrice&mapping=InvoiceDate:occurredAt|zone:Europe/London"
        + "&mapping=CustomerID:contact.externalId.value|integer&mapping='shop':contact.externalId.system&mapping='GBP':currency";

    private const string Header = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n";

    public sealed class Sqlite(SqliteHost host) : ImportTransactionsTests(host);

    public sealed class Postgres(PostgresHost host) : ImportTransactionsTests(host);

    [Fact]
    public async Task ImportTransactions_OfRowsThatFollowEachOther_MakesOneTransactionEach()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client, "17850");

        var rows =
            Header
            + "536365,A,6,2010-12-01 08:27:00,2.55,17850.0\n"
            + "536365,B,2,2010-12-01 08:26:00,0,17850.0\n"
            + "536365,B,2,2010-12-01 08:26:00,0,17850.0\n"
            + "C536379,A,-1,2010-12-01 09:41:00,2.55,17850.0\n";
        var done = await ImportAsync(client, "text/csv", rows);

        Assert.Equal("CREATED CREATED", Outcomes(await ResultsAsync(client, done)));
        var card = (await client.GetAsync($"/v1/contacts/{contact}/transaction-card")).Body;
        var totals = card.GetProperty("totals")[0];
        Assert.Equal(
            ("1", "1", "12.75"),
            (Text(totals, "orders"), Text(totals, "returns"), Text(totals, "revenue", "amount"))
        );
        Assert.Equal("2010-12-01T08:26:00Z", Text(totals, "firstOrderTime"));
        var list = await client.GetAsync("/v1/transactions?filter=externalId%3D%22536365%22");
        var sale = (await client.GetAsync($"/v1/transactions/{Ids(list, "transactions")[0]}")).Body;
        Assert.Equal(3, sale.GetProperty("lines").GetArrayLength());
    }

    [Fact]
    public async Task ImportTransactions_OfTheSameAgain_ChangesNothing()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client, "1");
        var rows =
            Header + "1,A,6,2010-12-01 08:26:00,2.55,1.0\n2,A,1,2010-12-01 08:26:00,2.55,1.0\n";
        await ImportAsync(client, "text/csv", rows);
        var before = (await client.GetAsync($"/v1/contacts/{contact}/transaction-card")).Text;
        var audited = await CountAsync(client, "audit_records");

        var again = await ImportAsync(client, "text/csv", rows);

        Assert.Equal("UNCHANGED UNCHANGED", Outcomes(await ResultsAsync(client, again)));
        Assert.Equal(
            before,
            (await client.GetAsync($"/v1/contacts/{contact}/transaction-card")).Text
        );
        Assert.Equal(audited, await CountAsync(client, "audit_records"));
        Assert.Equal(2, await CountAsync(client, "transactions"));
    }

    [Fact]
    public async Task ImportTransactions_ReportsWhatCannotBeRecorded()
    {
        var client = await NewTenantAsync();
        await NewContactAsync(client, "1");
        var rows =
            Header
            + "1,A,6,2010-12-01 08:26:00,2.55,1.0\n"
            + "2,A,6,2010-12-01 08:26:00,2.55,2.0\n"
            + "3,A,6,2010-12-01 08:26:00,2.55,\n"
            + "4,A,0,2010-12-01 08:26:00,2.55,1.0\n"
            + "1,A,7,2010-12-01 08:26:00,2.55,1.0\n";

        var results = await ResultsAsync(client, await ImportAsync(client, "text/csv", rows));

        Assert.Equal("CREATED FAILED FAILED FAILED FAILED", Outcomes(results));
        Assert.Equal("CONTACT_NOT_FOUND", Text(results[1], "error", "code"));
        Assert.Equal("TRANSACTION_CONTACT_MISSING", Text(results[2], "error", "code"));
        Assert.Equal("TRANSACTION_QUANTITY_ZERO", Text(results[3], "error", "code"));
        Assert.Equal("TRANSACTION_EXTERNAL_ID_TAKEN", Text(results[4], "error", "code"));
        Assert.Equal(1, await CountAsync(client, "transactions"));
    }

    [Fact]
    public async Task ImportTransactions_OfJsonLines_TakesARowATransaction()
    {
        var client = await NewTenantAsync();
        var contact = await NewContactAsync(client);
        var rows = string.Join(
            '\n',
            JsonSerializer.Serialize(Sale(contact, ("externalId", "1"))),
            JsonSerializer.Serialize(Sale(contact)),
            JsonSerializer.Serialize(Sale(""))
        );

        var results = await ResultsAsync(
            client,
            await ImportAsync(client, "application/x-ndjson", rows, "")
        );

        Assert.Equal("CREATED CREATED FAILED", Outcomes(results));
        Assert.Equal("TRANSACTION_CONTACT_MISSING", Text(results[2], "error", "code"));
    }

    [Fact]
    public async Task ImportTransactions_AsADryRun_StoresNothing()
    {
        var client = await NewTenantAsync();
        await NewContactAsync(client, "1");

        var done = await ImportAsync(
            client,
            "text/csv",
            Header + "1,A,6,2010-12-01 08:26:00,2.55,1.0\n",
            Mapping + "&dryRun=true"
        );

        Assert.Equal("CREATED", Outcomes(await ResultsAsync(client, done)));
        Assert.Equal(0, await CountAsync(client, "transactions"));
        Assert.Equal(0, await CountAsync(client, "transaction_cards"));
        Assert.Equal(0, await CountAsync(client, "audit_records"));
    }

    private static async Task<JsonElement> ImportAsync(
        CrmClient client,
        string mediaType,
        string rows,
        string query = Mapping
    )
    {
        var accepted = await client.UploadAsync(
            $"/v1/transactions:import?{query}",
            mediaType,
            rows
        );
        Assert.True((int)accepted.Status == 202, accepted.Text);
        return await client.FinishAsync(accepted);
    }

    private static async Task<List<JsonElement>> ResultsAsync(
        CrmClient client,
        JsonElement operation
    )
    {
        var answer = await client.GetAsync($"/v1/operations/{Text(operation, "id")}/results");
        Assert.True((int)answer.Status == 200, answer.Text);
        return [.. answer.Body.GetProperty("results").EnumerateArray()];
    }

    private static string Outcomes(List<JsonElement> results) =>
        string.Join(' ', results.Select(result => Text(result, "outcome")));
}
