using System.Text;

namespace Crm.Benchmarks.Parts;

/// <summary>Fills the product through its own import.</summary>
internal static class Filling
{
    private const int MostInOneImport = 100_000;
    private const int Buyers = 10_000;
    private const int PurchasesOfABuyer = 3;

    /// <summary>The import of contacts.</summary>
    public const string ContactImport = "/v1/contacts:import?matchBy=EXTERNAL_ID";

    /// <summary>Contacts, and purchases of some of them.</summary>
    public static async Task FillAsync(Product product, int contacts)
    {
        await ImportContactsAsync(product, contacts);
        var buyers = Math.Min(contacts, Buyers);
        await ImportAsync(
            product,
            "/v1/transactions:import",
            buyers * PurchasesOfABuyer,
            number => People.TransactionJson(number, number % buyers)
        );
    }

    /// <summary>Contacts that have bought nothing, in imports that end while one waits.</summary>
    public static async Task ImportContactsAsync(Product product, int contacts)
    {
        for (var done = 0; done < contacts; done += MostInOneImport)
        {
            var first = done;
            await ImportAsync(
                product,
                ContactImport,
                Math.Min(MostInOneImport, contacts - first),
                number => People.Json(first + number)
            );
        }
    }

    /// <summary>Uploads rows and waits until they are in.</summary>
    /// <param name="product">The product.</param>
    /// <param name="path">The import.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="row">A row as JSON.</param>
    public static async Task ImportAsync(
        Product product,
        string path,
        int count,
        Func<int, string> row
    )
    {
        var client = product.Client;
        using var content = new RowsContent(count, row);
        var operation = await client.FinishAsync(
            await client.UploadAsync(path, "application/x-ndjson", content)
        );
        if (operation.TryGetProperty("error", out var error))
            throw new InvalidOperationException($"{path}: {error}");
        var counts = operation.GetProperty("progress");
        if (!counts.TryGetProperty("failed", out var failed) || failed.GetInt32() == 0)
            return;
        var id = operation.GetProperty("id").GetString();
        var refused = await client.GetAsync($"/v1/operations/{id}/results?outcome=FAILED");
        throw new InvalidOperationException($"{path}: {operation} {refused.Text}");
    }

    // Rows are made while they are sent: a million of them need no file.
    private sealed class RowsContent(int count, Func<int, string> row) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(
            Stream stream,
            System.Net.TransportContext? context
        )
        {
            await using var writer = new StreamWriter(
                stream,
                new UTF8Encoding(false),
                64 * 1024,
                leaveOpen: true
            );
            for (var i = 0; i < count; i++)
                await writer.WriteLineAsync(row(i));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
