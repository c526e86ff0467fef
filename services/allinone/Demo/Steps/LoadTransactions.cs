using System.Globalization;
using Crm.AllInOne.Demo.Plan;
using Crm.Interactions.V1;

namespace Crm.AllInOne.Demo.Steps;

/// <summary>Sales and returns, by the import of transactions: a row a line, rows of one order follow each other.</summary>
internal sealed class LoadTransactions : IDemoStep
{
    private static readonly string[] Mapping =
    [
        "Order:externalId",
        "Kind:kind",
        "Time:occurredAt",
        "Customer:contact.externalId.value",
        $"'{DemoPlan.System}':contact.externalId.system",
        "Channel:channel",
        "Region:region",
        $"'{DemoPlan.Currency}':currency",
        "Sku:lines.sku",
        "Product:lines.description",
        "Category:lines.category",
        "Quantity:lines.quantity",
        "Price:lines.unitPrice",
        "Cost:lines.unitCost",
    ];

    public async Task LoadAsync(DemoContext context, CancellationToken cancellationToken)
    {
        var client = new TransactionsService.TransactionsServiceClient(context.Doors.Interactions);
        context.Progress.Begin(
            "lines of transactions",
            context.Plan.Orders.Sum(order => order.Lines.Count)
        );
        await DemoImport.RunAsync(
            context.Doors.Interactions,
            headers => client.ImportTransactions(headers, cancellationToken: cancellationToken),
            (body, isFirst) =>
                isFirst
                    ? new ImportTransactionsRequest { Mapping = { Mapping }, Content = body }
                    : new ImportTransactionsRequest { Content = body },
            Write(context.Plan.Orders),
            context.Progress,
            cancellationToken
        );
        context.Progress.End();
    }

    private static byte[] Write(IEnumerable<DemoOrder> orders)
    {
        var csv = new CsvText(
            "Order",
            "Kind",
            "Time",
            "Customer",
            "Channel",
            "Region",
            "Sku",
            "Product",
            "Category",
            "Quantity",
            "Price",
            "Cost"
        );
        foreach (var order in orders)
        {
            foreach (var line in order.Lines)
                csv.Add(
                    order.Number,
                    order.IsReturn ? "RETURN" : "SALE",
                    order.Time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                    order.Customer.Number,
                    order.Channel,
                    order.Customer.Country,
                    line.Product.Sku,
                    line.Product.Name,
                    line.Product.Category,
                    line.Quantity,
                    line.UnitPrice,
                    line.Product.Cost
                );
        }
        return csv.ToBytes();
    }
}
