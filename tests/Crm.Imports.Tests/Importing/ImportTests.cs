using System.Diagnostics;
using Crm.Common.V1;
using Crm.Contacts.V1;
using Crm.Imports.Tests.World;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Crm.Common.V1.OperationResult.Types.Outcome;

namespace Crm.Imports.Tests.Importing;

public sealed class ImportTests
{
    private const string TwoCountries =
        "CustomerID,Name,Country\n17850.0,Ann,UK\n12583,Bob,France\n17850,Ann,Norway\n";

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Import_StoresEachRowOnce_AndTellsWhatBecameOfIt(StoreEngine engine)
    {
        await using var world = await ImportWorld.CreateAsync(engine);
        var operation = await world.ImportCustomersAsync(
            $"CustomerID,Name,Country\n1,Ann,UK\nx,Bob,UK\n3,{ImportCustomers.RefusedName},UK\n4,\"Dan\",\n5,Eve\n6,{new string('n', 400)},UK\n,Fay,UK\n"
        );
        Assert.False(operation.Done);
        await world.RunAsync();
        operation = await world.GetAsync(operation);
        Assert.True(operation.Done);
        Assert.Equal(
            new OperationResponse
            {
                Total = 7,
                Created = 3,
                Failed = 4,
            },
            operation.Response
        );
        Assert.Equal(
            (7, 7, 4, 100),
            (
                operation.Progress.Total,
                operation.Progress.Processed,
                operation.Progress.Failed,
                operation.Progress.Percent
            )
        );
        var results = await world.ResultsAsync(operation);
        Assert.Equal(
            [Created, Failed, Failed, Created, Failed, Failed, Created],
            results.Select(result => result.Outcome)
        );
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], results.Select(result => result.Row));
        Assert.Equal(
            [
                "VALUE_INVALID /externalIds/0/value",
                "CUSTOMER_REFUSED /externalIds/0/value",
                "ROW_COLUMNS_MISMATCH ",
                "TOO_LONG /displayName",
            ],
            results
                .Where(result => result.Error is not null)
                .Select(result => $"{result.Error.Code} {result.Error.Pointer}")
        );
        Assert.Equal(
            [2, 3, 5, 6],
            (await world.ResultsAsync(operation, Failed)).Select(result => result.Row)
        );
        Assert.Equal(3, (await world.CustomersAsync()).Count);
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Import_OfRowsWithOneKey_AppliesTheLast_AndTheSecondTimeNothingChanges(
        StoreEngine engine
    )
    {
        await using var world = await ImportWorld.CreateAsync(engine);
        var first = await world.ImportCustomersAsync(TwoCountries);
        await world.RunAsync();
        Assert.Equal(
            new OperationResponse
            {
                Total = 3,
                Created = 2,
                Coalesced = 1,
            },
            (await world.GetAsync(first)).Response
        );
        Assert.Equal(
            ["France", "Norway"],
            (await world.CustomersAsync()).Select(customer => customer.Country)
        );
        var audits = await world.CountAsync<AuditRecord>();

        var second = await world.ImportCustomersAsync(TwoCountries);
        await world.RunAsync();
        Assert.Equal(
            new OperationResponse
            {
                Total = 3,
                Unchanged = 2,
                Coalesced = 1,
            },
            (await world.GetAsync(second)).Response
        );
        Assert.Equal(
            [Coalesced, Unchanged, Unchanged],
            (await world.ResultsAsync(second)).Select(result => result.Outcome)
        );
        Assert.All(await world.CustomersAsync(), customer => Assert.Equal(1, customer.Version));
        Assert.Equal(audits, await world.CountAsync<AuditRecord>());
    }

    [Fact]
    public async Task Import_CoalescesOverChunks_AndARefusedRowReplacesNone()
    {
        await using var world = await ImportWorld.CreateAsync(configure: settings =>
            settings["Imports:RecordsInChunk"] = "2"
        );
        var operation = await world.ImportCustomersAsync(
            $"CustomerID,Name,Country\n1,A,a\n2,B,b\n3,C,c\n1,A,z\n4,D,d\n2,{new string('n', 400)},z\n"
        );
        await world.RunAsync();
        Assert.Equal(
            new OperationResponse
            {
                Total = 6,
                Created = 4,
                Coalesced = 1,
                Failed = 1,
            },
            (await world.GetAsync(operation)).Response
        );
        Assert.Equal(
            ["z", "b", "c", "d"],
            (await world.CustomersAsync()).Select(customer => customer.Country)
        );
    }

    [Fact]
    public async Task Import_RunsAsWhoBeganIt()
    {
        await using var world = await ImportWorld.CreateAsync();
        using var request = new Activity("request").Start();
        await world.ImportCustomersAsync("CustomerID,Name,Country\n1,Ann,UK\n");
        request.Stop();
        world.Caller = world.Caller with { Actor = "user:other" };
        await world.RunAsync();
        var audit = await world.InScopeAsync(services =>
            services.GetRequiredService<WorldDbContext>().AuditRecords.SingleAsync()
        );
        Assert.Equal(
            ("default", "user:ann", "ImportContacts"),
            (audit.TenantId, audit.Actor, audit.Action)
        );
        Assert.Equal(request.TraceId.ToHexString(), audit.TraceId);
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Import_WhenItIsADryRun_StoresNothingAndTellsWhatWouldBe(StoreEngine engine)
    {
        await using var world = await ImportWorld.CreateAsync(engine);
        await world.ImportCustomersAsync("CustomerID,Name,Country\n1,Ann,UK\n");
        await world.RunAsync();
        var operation = await world.ImportCustomersAsync(
            "CustomerID,Name,Country\n1,Ann,FR\n2,Bob,UK\n",
            dryRun: true
        );
        await world.RunAsync();
        Assert.Equal(
            new OperationResponse
            {
                Total = 2,
                Updated = 1,
                Created = 1,
                DryRun = true,
            },
            (await world.GetAsync(operation)).Response
        );
        Assert.Equal(
            [Updated, Created],
            (await world.ResultsAsync(operation)).Select(result => result.Outcome)
        );
        Assert.Equal(["UK"], (await world.CustomersAsync()).Select(customer => customer.Country));
    }

    [Fact]
    public async Task Import_DeletesTheUploadAndKeysAtTheEnd()
    {
        await using var world = await ImportWorld.CreateAsync();
        await world.ImportCustomersAsync(TwoCountries);
        Assert.Equal(1, await world.CountAsync<OperationUpload>());
        await world.RunAsync();
        Assert.Equal(0, await world.CountAsync<OperationUpload>());
        Assert.Equal(0, await world.CountAsync<OperationKey>());
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Import_WhenARecordBreaksAUniqueIndexOrThrows_RefusesThatRecordOnly(
        StoreEngine engine
    )
    {
        await using var world = await ImportWorld.CreateAsync(engine);
        var operation = await world.ImportCustomersAsync(
            $"CustomerID,Name,Country\n1,Ann,UK\n2,{ImportCustomers.TakenName},UK\n3,{ImportCustomers.TakenName},UK\n4,Dan,UK\n"
        );
        await world.RunAsync();
        Assert.Equal(
            [Created, Created, Failed, Created],
            (await world.ResultsAsync(operation)).Select(result => result.Outcome)
        );
        Assert.Equal(
            "CUSTOMER_KEY_TAKEN",
            (await world.ResultsAsync(operation, Failed))[0].Error.Code
        );

        operation = await world.ImportCustomersAsync(
            $"CustomerID,Name,Country\n5,Eve,UK\n6,{ImportCustomers.ThrowingName},UK\n7,Gil,UK\n"
        );
        await world.RunAsync();
        Assert.Equal(
            [Created, Failed, Created],
            (await world.ResultsAsync(operation)).Select(result => result.Outcome)
        );
        Assert.Equal(5, (await world.CustomersAsync()).Count);
    }

    [Fact]
    public async Task Import_OfLinesOfJson_ReadsResources()
    {
        await using var world = await ImportWorld.CreateAsync();
        var operation = await world.ImportAsync<ImportCustomers, Contact>(
            """
            {"displayName":"Ann","externalIds":[{"system":"erp","value":"1"}],"etag":"7","createTime":"2020-01-01T00:00:00Z"}
            {"displayName":"Bob","externalIds":[{"system":"erp"}]}

            {"displayName":"Cid","nickname":"C"}
            """,
            [],
            "application/x-ndjson; charset=UTF-8"
        );
        await world.RunAsync();
        Assert.Equal(
            [Created, Failed, Failed],
            (await world.ResultsAsync(operation)).Select(result => result.Outcome)
        );
        Assert.Equal(
            ["REQUIRED /externalIds/0/value", "ROW_JSON_INVALID "],
            (await world.ResultsAsync(operation, Failed)).Select(result =>
                $"{result.Error.Code} {result.Error.Pointer}"
            )
        );
    }
}
