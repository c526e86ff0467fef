using System.Globalization;

namespace Crm.EndToEnd.Tests.Retail;

/// <summary>The real invoices, read apart from the product: what its answers are compared with.</summary>
internal sealed class RetailFile
{
    private RetailFile(IReadOnlyList<RetailLine> lines) => Lines = lines;

    public IReadOnlyList<RetailLine> Lines { get; }

    /// <summary>Customers with the country of their last line.</summary>
    public IReadOnlyDictionary<string, string> Countries =>
        Lines
            .Where(line => line.Customer.Length > 0)
            .GroupBy(line => line.Customer)
            .ToDictionary(g => g.Key, g => g.Last().Country);

    /// <summary>The invoices with a customer.</summary>
    public IReadOnlyList<RetailInvoice> Invoices =>
        [
            .. Lines
                .Where(line => line.Customer.Length > 0)
                .GroupBy(line => line.Invoice)
                .Select(group => new RetailInvoice(
                    group.Key,
                    group.First().Customer,
                    group.Key.StartsWith('C'),
                    group.Min(line => line.Time),
                    group.Sum(line => Math.Abs(line.Quantity) * line.Price),
                    group.Sum(line => Math.Abs(line.Quantity))
                )),
        ];

    public static RetailFile Read(string path)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        return new RetailFile([
            .. File.ReadLines(path).Skip(1).Select(line => Parse(Split(line), zone)),
        ]);
    }

    private static RetailLine Parse(List<string> cells, TimeZoneInfo zone)
    {
        var local = DateTime.ParseExact(
            cells[4],
            "yyyy-MM-dd HH:mm:ss",
            CultureInfo.InvariantCulture
        );
        return new RetailLine(
            cells[0],
            int.Parse(cells[3], CultureInfo.InvariantCulture),
            new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime(),
            decimal.Parse(cells[5], CultureInfo.InvariantCulture),
            cells[6].Split('.')[0],
            cells[7]
        );
    }

    // Cells of this file hold commas and doubled quotes, but no line breaks.
    private static List<string> Split(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[i++]);
            else if (line[i] == '"')
                isQuoted = !isQuoted;
            else if (line[i] == ',' && !isQuoted)
                (cells, cell) = ([.. cells, cell.ToString()], new System.Text.StringBuilder());
            else
                cell.Append(line[i]);
        }
        return [.. cells, cell.ToString()];
    }
}

internal sealed record RetailLine(
    string Invoice,
    int Quantity,
    DateTimeOffset Time,
    decimal Price,
    string Customer,
    string Country
);

internal sealed record RetailInvoice(
    string Number,
    string Customer,
    bool IsReturn,
    DateTimeOffset Time,
    decimal Amount,
    int Items
);
