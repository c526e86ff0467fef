using System.Globalization;
using System.Text;
using Crm.Imports.Tests.World;
using Crm.Interactions.V1;
using Crm.ServiceDefaults.Imports;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using static Crm.Common.V1.OperationResult.Types.Outcome;

namespace Crm.Imports.Tests.Importing;

public sealed class GroupingTests
{
    private const string Header = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n";

    private static readonly string[] Mapping =
    [
        "InvoiceNo:externalId",
        "InvoiceNo:kind|prefix:C=RETURN,SALE",
        "CustomerID:contact.externalId.value|integer",
        "'retail':contact.externalId.system",
        "InvoiceDate:occurredAt|zone:Europe/London",
        "'GBP':currency",
        "StockCode:lines.sku",
        "Quantity:lines.quantity|absolute",
        "UnitPrice:lines.unitPrice",
    ];

    [Fact]
    public async Task Rows_ThatFollowEachOtherWithOneKey_MakeOneRecord()
    {
        var (world, records, _) = await ImportAsync(
            """
            1,A,6,2010-12-01 08:28:00,2.55,17850.0
            1,B,6,2010-12-01 08:26:00,0,
            1,A,6,2010-12-01 08:28:00,2.55,17850.0
            C2,A,-1,2010-12-01 09:00:00,2.55,17850.0
            1,D,1,2010-12-01 10:00:00,1,17850.0

            """
        );
        await using (world)
        {
            Assert.Equal(
                [(1, 3), (4, 4), (5, 5)],
                records.Select(record => (record.Row, record.LastRow))
            );
            var first = records[0].Resource;
            Assert.Equal(["A", "B", "A"], first.Lines.Select(line => line.Sku));
            Assert.Equal(
                Timestamp.FromDateTime(new DateTime(2010, 12, 1, 8, 26, 0, DateTimeKind.Utc)),
                first.OccurredAt
            );
            Assert.Equal(
                ("17850", "GBP", Transaction.Types.Kind.Sale),
                (first.Contact.ExternalId.Value, first.Currency, first.Kind)
            );
            Assert.Equal(
                (Transaction.Types.Kind.Return, 1.0),
                (records[1].Resource.Kind, records[1].Resource.Lines[0].Quantity)
            );
        }
    }

    [Fact]
    public async Task Row_ThatIsRefused_RefusesItsRecordOnly()
    {
        var (world, records, operation) = await ImportAsync(
            "1,A,6,2010-12-01 08:28:00,2.55,1\n2,A,6,2010-12-01 08:28:00,2.55,1\n2,B,many,2010-12-01 08:28:00,2.55,1\n2,C\n2,D,1,2010-12-01 08:28:00,2.55,1\n3,A,6,2010-12-01 08:28:00,2.55,1\n"
        );
        await using (world)
        {
            Assert.Equal(["1", "3"], records.Select(record => record.Resource.ExternalId));
            var failed = Assert.Single(await world.ResultsAsync(operation, Failed));
            Assert.Equal(
                (2, 5, "/lines/0/quantity"),
                (failed.Row, failed.LastRow, failed.Error.Pointer)
            );
            Assert.Equal((6, 2, 4), await CountsAsync(world, operation));
        }
    }

    [Fact]
    public async Task Record_MayBeAsLongAsTheLimitAndNoLonger()
    {
        var text = new StringBuilder();
        for (var i = 0; i < ImportLimits.RowsInRecord; i++)
            text.Append("1,A,6,2010-12-01 08:28:00,2.55,1\n");
        for (var i = 0; i <= ImportLimits.RowsInRecord; i++)
            text.Append("2,A,6,2010-12-01 08:28:00,2.55,1\n");
        text.Append("3,A,6,2010-12-01 08:28:00,2.55,1\n");
        var (world, records, operation) = await ImportAsync(text.ToString());
        await using (world)
        {
            Assert.Equal([5_000, 1], records.Select(record => record.Resource.Lines.Count));
            var failed = Assert.Single(await world.ResultsAsync(operation, Failed));
            Assert.Equal(
                (5_001, 10_001, "RECORD_TOO_LARGE"),
                (failed.Row, failed.LastRow, failed.Error.Code)
            );
        }
    }

    [Fact]
    public async Task Records_AreCutBetweenChunks_NeverWithin()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 1_000; i++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"{i / 3},A{i},6,2010-12-01 08:28:00,2.55,1\n"
            );
        var (world, records, operation) = await ImportAsync(text.ToString(), recordsInChunk: "7");
        await using (world)
        {
            Assert.Equal(334, records.Count);
            Assert.Equal(
                Enumerable.Range(0, 1_000).Select(i => $"A{i}"),
                records.SelectMany(record => record.Resource.Lines).Select(line => line.Sku)
            );
            Assert.Equal((1_000, 1_000, 0), await CountsAsync(world, operation));
        }
    }

    private static async Task<(int Total, int Created, int Failed)> CountsAsync(
        ImportWorld world,
        Crm.Common.V1.Operation operation
    )
    {
        var response = (await world.GetAsync(operation)).Response;
        return (response.Total, response.Created, response.Failed);
    }

    private static async Task<(
        ImportWorld World,
        List<ImportRecord<Transaction>> Records,
        Crm.Common.V1.Operation Operation
    )> ImportAsync(string rows, string recordsInChunk = "1000")
    {
        var world = await ImportWorld.CreateAsync(configure: settings =>
            settings["Imports:RecordsInChunk"] = recordsInChunk
        );
        var operation = await world.ImportAsync<CollectTransactions, Transaction>(
            Header + rows,
            Mapping
        );
        await world.RunAsync();
        return (
            world,
            world.Services.GetRequiredService<CollectedTransactions>().Records,
            operation
        );
    }
}
