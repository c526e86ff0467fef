using System.Net;
using System.Text.Json;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Retail;

/// <summary>Imports the real invoices through REST, as a new user would.</summary>
internal sealed class RetailImport(CrmClient client, string path)
{
    public const string System = "online-retail";

    private static readonly string[] ContactMapping =
    [
        "CustomerID:externalIds.value|integer",
        $"'{System}':externalIds.system",
        "Country:addresses.country",
        "'COMPANY':kind",
    ];

    private static readonly string[] TransactionMapping =
    [
        "InvoiceNo:externalId",
        "InvoiceNo:kind|prefix:C=RETURN,SALE",
        "StockCode:lines.sku",
        "Description:lines.description",
        "Quantity:lines.quantity",
        "UnitPrice:lines.unitPrice",
        "InvoiceDate:occurredAt|zone:Europe/London",
        "CustomerID:contact.externalId.value|integer",
        $"'{System}':contact.externalId.system",
        "'GBP':currency",
        "Country:region",
    ];

    public async Task<JsonElement> ContactsAsync() => await RunAsync(await SendContactsAsync());

    public async Task<JsonElement> TransactionsAsync() =>
        await RunAsync(await SendTransactionsAsync());

    /// <summary>Sends the contacts; the answer names the operation.</summary>
    public Task<Answer> SendContactsAsync(string? idempotencyKey = null) =>
        SendAsync("/v1/contacts:import?matchBy=EXTERNAL_ID", ContactMapping, idempotencyKey);

    /// <summary>Sends the transactions; the answer names the operation.</summary>
    public Task<Answer> SendTransactionsAsync(string? idempotencyKey = null) =>
        SendAsync("/v1/transactions:import?dryRun=false", TransactionMapping, idempotencyKey);

    private async Task<Answer> SendAsync(string route, string[] mapping, string? idempotencyKey)
    {
        var query = string.Concat(
            mapping.Select(entry => $"&mapping={Uri.EscapeDataString(entry)}")
        );
        await using var file = File.OpenRead(path);
        (string, string)[] headers = idempotencyKey is null
            ? []
            : [("Idempotency-Key", idempotencyKey)];
        var accepted = await client.UploadAsync(
            route + query,
            "text/csv",
            new StreamContent(file),
            headers
        );
        Assert.True(accepted.Status == HttpStatusCode.Accepted, accepted.Text);
        Assert.Equal($"/v1/operations/{accepted.Id}", accepted.Headers["Location"]);
        return accepted;
    }

    private async Task<JsonElement> RunAsync(Answer accepted)
    {
        var operation = await client.FinishAsync(accepted);
        Assert.True(operation.TryGetProperty("response", out var response), operation.ToString());
        return response;
    }
}
