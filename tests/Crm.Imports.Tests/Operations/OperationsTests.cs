using Crm.Common.V1;
using Crm.Imports.Tests.World;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Operations;
using Crm.ServiceDefaults.Paging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Crm.Imports.Tests.Operations;

public sealed class OperationsTests
{
    private const string OneRow = "CustomerID,Name,Country\n1,Ann,UK\n";

    [Fact]
    public async Task Get_OfAnIdThatIsNone_OrOfAnotherServiceOrTenant_IsNotFound()
    {
        await using var world = await ImportWorld.CreateAsync();
        var id = (await world.ImportCustomersAsync(OneRow)).Id;
        Assert.StartsWith("contacts-", id, StringComparison.Ordinal);
        var guid = id["contacts-".Length..];
        foreach (
            var wrong in new[]
            {
                "",
                "x",
                guid,
                $"tickets-{guid}",
                id.ToUpperInvariant(),
                id + " ",
                $"contacts-{Guid.NewGuid()}",
                "contacts-",
            }
        )
            Assert.Equal("OPERATION_NOT_FOUND", await ReasonAsync(world, wrong));
        Assert.Null(await ReasonAsync(world, id));
        world.Caller = world.Caller with { TenantId = "other" };
        Assert.Equal("OPERATION_NOT_FOUND", await ReasonAsync(world, id));
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task List_IsNewestFirst_Filtered_AndGoesOnBehindAnyItem(StoreEngine engine)
    {
        await using var world = await ImportWorld.CreateAsync(engine);
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Insert(0, (await world.ImportCustomersAsync(OneRow)).Id);
            if (i == 1)
                await world.RunAsync();
            if (i % 2 == 0)
                world.Time.Advance(TimeSpan.FromSeconds(1));
        }
        // Some were created at the same time; these are in the order of their ids, whose first digits are the time.
        ids = [.. ids.OrderDescending(StringComparer.Ordinal)];
        var page = await ListAsync(world, new ListOperationsRequest { PageSize = 2 });
        Assert.Equal(ids[..2], page.Operations.Select(operation => operation.Id));

        // As the gateway goes on in the lists that it merges.
        var last = page.Operations[^1];
        Assert.True(OperationWire.TryReadId(last.Id, out _, out var id));
        var tokens = world.Services.GetRequiredService<PageTokens>();
        var token = OperationLists.NextPageToken(
            tokens,
            "default",
            "",
            last.CreateTime.ToDateTimeOffset(),
            id
        );
        Assert.Equal(page.NextPageToken, token);
        page = await ListAsync(world, new ListOperationsRequest { PageToken = token });
        Assert.Equal(ids[2..], page.Operations.Select(operation => operation.Id));
        Assert.False(page.HasNextPageToken);

        Assert.Equal(
            2,
            (await ListAsync(world, new ListOperationsRequest { Filter = "done = true" }))
                .Operations
                .Count
        );
        Assert.Empty(
            (
                await ListAsync(
                    world,
                    new ListOperationsRequest { Filter = "kind = \"tickets.import\"" }
                )
            ).Operations
        );
        Assert.Equal(
            5,
            (
                await ListAsync(
                    world,
                    new ListOperationsRequest { Filter = "createTime > 2020-01-01T00:00:00Z" }
                )
            )
                .Operations
                .Count
        );
    }

    [Fact]
    public async Task Results_ArePagedByRow()
    {
        await using var world = await ImportWorld.CreateAsync();
        var operation = await world.ImportCustomersAsync(
            "CustomerID,Name,Country\n"
                + string.Concat(Enumerable.Range(1, 450).Select(i => $"{i},A,B\n"))
        );
        await world.RunAsync();
        Assert.Equal(
            Enumerable.Range(1, 450),
            (await world.ResultsAsync(operation)).Select(result => result.Row)
        );
    }

    [Fact]
    public async Task Operation_IsDeletedThirtyDaysAfterItsEnd()
    {
        await using var world = await ImportWorld.CreateAsync();
        var operation = await world.ImportCustomersAsync(OneRow);
        await world.RunAsync();
        world.Time.Advance(TimeSpan.FromDays(29));
        await world.RunAsync();
        Assert.True((await world.GetAsync(operation)).Done);
        world.Time.Advance(TimeSpan.FromDays(2));
        await world.RunAsync();
        Assert.Equal(
            0,
            await world.CountAsync<OperationRecord>()
                + await world.CountAsync<OperationResultRecord>()
        );
        Assert.Equal("OPERATION_NOT_FOUND", await ReasonAsync(world, operation.Id));
    }

    [Fact]
    public async Task Worker_IsWokenByACommit()
    {
        await using var world = await ImportWorld.CreateAsync();
        var woken = world
            .Services.GetRequiredService<OperationSignal>()
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.False(woken.IsCompleted);
        await world.ImportCustomersAsync(OneRow);
        Assert.True(await woken);
    }

    [Fact]
    public async Task Worker_WorksWhileTheServiceRuns()
    {
        await using var world = await ImportWorld.CreateAsync();
        var worker = Assert.Single(
            world.Services.GetServices<IHostedService>(),
            service => service is OperationWorker
        );
        await worker.StartAsync(CancellationToken.None);
        var operation = await world.ImportCustomersAsync(OneRow);
        for (var i = 0; i < 500 && !operation.Done; i++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            operation = await world.GetAsync(operation);
        }
        await worker.StopAsync(CancellationToken.None);
        Assert.Equal(1, operation.Response?.Created);
    }

    [Fact]
    public async Task Sweep_DeletesAnswersThatNobodyWaitsFor()
    {
        await using var world = await ImportWorld.CreateAsync();
        await world.InWorkAsync(services =>
        {
            var records = services.GetRequiredService<WorldDbContext>().IdempotencyRecords;
            for (var i = 0; i < 3; i++)
            {
                var record = IdempotencyRecord.Create("default", "user:ann", $"key {i}");
                record.Keep([], [], world.Time.GetUtcNow() + TimeSpan.FromHours(i));
                records.Add(record);
            }
            return Task.FromResult(0);
        });
        world.Time.Advance(IdempotencyRecord.Lifetime + TimeSpan.FromHours(1));
        await world.Services.SweepAsync();
        Assert.Equal(1, await world.CountAsync<IdempotencyRecord>());
    }

    private static async Task<string?> ReasonAsync(ImportWorld world, string id)
    {
        var result = await world.InScopeAsync(services =>
            services
                .GetRequiredService<GetOperation>()
                .HandleAsync(new GetOperationRequest { Id = id }, default)
        );
        return result.Error?.Reason;
    }

    private static async Task<ListOperationsResponse> ListAsync(
        ImportWorld world,
        ListOperationsRequest request
    ) =>
        (
            await world.InScopeAsync(services =>
                services.GetRequiredService<ListOperations>().HandleAsync(request, default)
            )
        ).Value;
}
