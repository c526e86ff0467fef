using System.Globalization;
using System.Text;
using Crm.Contacts.V1;
using Crm.Imports.Tests.World;
using Crm.ServiceDefaults.Errors;
using Crm.ServiceDefaults.Imports;
using Crm.ServiceDefaults.Operations;
using Google.Api;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Imports.Tests.Importing;

public sealed class ReceivingTests
{
    private static readonly ImportSettings Settings = new()
    {
        Mapping = ImportWorld.CustomerMapping,
    };

    [Fact]
    public async Task Upload_IsStoredInParts_HoweverItComes()
    {
        await using var world = await ImportWorld.CreateAsync();
        var csv = new StringBuilder("CustomerID,Name,Country\n");
        for (var i = 0; i < 60_000; i++)
            csv.Append(CultureInfo.InvariantCulture, $"{i},Name {i} ü,Country {i}\n");
        var bytes = Encoding.UTF8.GetBytes(csv.ToString());
        var bodies = bytes
            .Chunk(12_345)
            .Select((chunk, i) => Body(chunk, i == 0 ? "text/csv" : ""));
        var operation = (await ReceiveAsync(world, bodies)).Value;
        Assert.Equal(
            (bytes.Length + OperationUpload.PartBytes - 1) / OperationUpload.PartBytes,
            await world.CountAsync<OperationUpload>()
        );
        await world.RunAsync();
        Assert.Equal(60_000, (await world.GetAsync(operation)).Response.Created);
    }

    [Theory]
    [InlineData("text/csv", "", "IMPORT_EMPTY")]
    [InlineData("application/json", "{}", "MEDIA_TYPE_UNSUPPORTED")]
    [InlineData("", "a,b", "MEDIA_TYPE_UNSUPPORTED")]
    [InlineData("text/csv; charset=iso-8859-1", "a,b", "MEDIA_TYPE_UNSUPPORTED")]
    [InlineData("text/csv", "\n\n", "IMPORT_MAPPING_INVALID")]
    [InlineData("text/csv", "CustomerID,Name\n1,Ann\n", "IMPORT_MAPPING_INVALID")]
    [InlineData(
        "text/csv",
        "CustomerID,Name,Country,Country\n1,Ann,a,b\n",
        "IMPORT_MAPPING_INVALID"
    )]
    public async Task Upload_WhenItIsWrong_LeavesNothing(
        string contentType,
        string text,
        string reason
    )
    {
        await using var world = await ImportWorld.CreateAsync();
        await AssertRefusedAsync(world, [Body(Encoding.UTF8.GetBytes(text), contentType)], reason);
    }

    [Fact]
    public async Task Upload_WithoutAMessage_IsEmpty()
    {
        await using var world = await ImportWorld.CreateAsync();
        await AssertRefusedAsync(world, [], "IMPORT_EMPTY");
    }

    [Fact]
    public async Task Upload_InUtf16_IsRefused()
    {
        await using var world = await ImportWorld.CreateAsync();
        byte[] bytes =
        [
            .. Encoding.Unicode.GetPreamble(),
            .. Encoding.Unicode.GetBytes("CustomerID,Name,Country\n1,Ann,UK\n"),
        ];
        await AssertRefusedAsync(world, [Body(bytes)], "IMPORT_MAPPING_INVALID");
    }

    [Fact]
    public async Task Mapping_ThatIsWrong_IsRefusedBeforeTheBytesAreRead()
    {
        await using var world = await ImportWorld.CreateAsync();
        var read = 0;
        IEnumerable<HttpBody> Bodies()
        {
            yield return Body("x"u8.ToArray());
            read++;
            yield return Body("x"u8.ToArray(), "");
        }
        var refused = await Assert.ThrowsAsync<ErrorException>(async () =>
            _ = (
                await world.ReceiveAsync<ImportCustomers, Contact>(
                    new ImportSettings { Mapping = ["A:displayName", "B:nickname", "C:"] },
                    Bodies()
                )
            ).Value
        );
        Assert.Equal(
            ["mapping[1]", "mapping[2]"],
            refused
                .Error.Violations.Select(violation => violation.Field)
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(0, read);
    }

    [Fact]
    public async Task Columns_ThatAreUnknown_NameTheirRule()
    {
        await using var world = await ImportWorld.CreateAsync();
        var result = await ReceiveAsync(world, [Body("CustomerID,Name\n1,Ann\n"u8.ToArray())]);
        Assert.Equal(
            [("mapping[3]", "COLUMN_UNKNOWN")],
            result.Error!.Violations.Select(violation => (violation.Field, violation.Reason))
        );
    }

    [Fact]
    public async Task Columns_ThatAreTooManyOrTooLong_AreRefused()
    {
        await using var world = await ImportWorld.CreateAsync();
        const string header = "CustomerID,Name,Country";
        foreach (
            var more in new[]
            {
                new string(',', 998),
                $",{new string('c', 201)}",
                $",\"{new string('c', 2_000_000)}",
            }
        )
            await AssertRefusedAsync(
                world,
                [Body(Encoding.UTF8.GetBytes(header + more))],
                "IMPORT_MAPPING_INVALID"
            );
    }

    [Fact]
    public async Task Columns_WithoutAMapping_AreNamedLikeFields()
    {
        await using var world = await ImportWorld.CreateAsync();
        var refused = await world.ReceiveAsync<ImportCustomers, Contact>(
            new ImportSettings(),
            [Body("displayName,nickname,\n"u8.ToArray())]
        );
        Assert.Equal(
            ["content", "content"],
            refused.Error!.Violations.Select(violation => violation.Field)
        );
        var operation = await world.ImportAsync<ImportCustomers, Contact>(
            "id,displayName,externalIds,etag,addresses[0].country\n0197,Ann,\"[{\"\"system\"\":\"\"erp\"\",\"\"value\"\":\"\"1\"\"}]\",5,FR\n0197,Ann,\"[{\"\"system\"\":\"\"erp\"\",\"\"value\"\":\"\"1\"\"}]\",5,UK\n",
            []
        );
        await world.RunAsync();
        Assert.Equal(
            new Common.V1.OperationResponse
            {
                Total = 2,
                Created = 1,
                Coalesced = 1,
            },
            (await world.GetAsync(operation)).Response
        );
        Assert.Equal("UK", Assert.Single(await world.CustomersAsync()).Country);
    }

    [Fact]
    public async Task Upload_BeyondTheLimit_IsRefused()
    {
        await using var world = await ImportWorld.CreateAsync(configure: settings =>
            settings["Imports:MostBytes"] = "3000000"
        );
        var line = Encoding.UTF8.GetBytes("CustomerID,Name,Country\n1,Ann,UK\n");
        var bodies = Enumerable
            .Range(0, 4)
            .Select(i => Body([.. line, .. new byte[900_000]], i == 0 ? "text/csv" : ""));
        await AssertRefusedAsync(world, bodies, "PAYLOAD_TOO_LARGE");
    }

    [Fact]
    public async Task Upload_ThatBreaksOff_LeavesNothing()
    {
        await using var world = await ImportWorld.CreateAsync();
        IEnumerable<HttpBody> Bodies()
        {
            yield return Body([.. "CustomerID,Name,Country\n"u8, .. new byte[3_000_000]]);
            throw new IOException("The connection was reset.");
        }
        await Assert.ThrowsAsync<IOException>(() => ReceiveAsync(world, Bodies()));
        Assert.Equal(0, await world.CountAsync<OperationUpload>());
        Assert.Equal(0, await world.CountAsync<OperationRecord>());
    }

    [Fact]
    public async Task Upload_OfARequestThatWasNotCommitted_IsSwept()
    {
        await using var world = await ImportWorld.CreateAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            world.InWorkAsync<int>(async _ =>
            {
                await world.InScopeAsync(services =>
                    services
                        .GetRequiredService<ImportReceiver>()
                        .ReceiveAsync(
                            new MessageReader<HttpBody>([
                                Body("CustomerID,Name,Country\n1,Ann,UK\n"u8.ToArray()),
                            ]),
                            services.GetRequiredService<ImportCustomers>(),
                            _ => Settings,
                            body => body,
                            CancellationToken.None
                        )
                );
                throw new InvalidOperationException("The request ended before it was committed.");
            })
        );
        Assert.Equal(0, await world.CountAsync<OperationRecord>());
        await world.Services.SweepAsync();
        Assert.Equal(1, await world.CountAsync<OperationUpload>());
        world.Time.Advance(TimeSpan.FromHours(2));
        await world.Services.SweepAsync();
        Assert.Equal(0, await world.CountAsync<OperationUpload>());
    }

    private static async Task AssertRefusedAsync(
        ImportWorld world,
        IEnumerable<HttpBody> bodies,
        string reason
    )
    {
        Assert.Equal(reason, (await ReceiveAsync(world, bodies)).Error?.Reason);
        Assert.Equal(0, await world.CountAsync<OperationUpload>());
        Assert.Equal(0, await world.CountAsync<OperationRecord>());
    }

    private static Task<Result<Common.V1.Operation>> ReceiveAsync(
        ImportWorld world,
        IEnumerable<HttpBody> bodies
    ) => world.ReceiveAsync<ImportCustomers, Contact>(Settings, bodies);

    private static HttpBody Body(byte[] bytes, string contentType = "text/csv") =>
        new() { ContentType = contentType, Data = UnsafeByteOperations.UnsafeWrap(bytes) };
}
