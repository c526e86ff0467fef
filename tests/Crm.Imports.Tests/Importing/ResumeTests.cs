using System.Globalization;
using System.Text;
using Crm.Common.V1;
using Crm.Imports.Tests.World;
using Crm.ServiceDefaults.Changes;
using Crm.ServiceDefaults.Operations;

namespace Crm.Imports.Tests.Importing;

/// <summary>Whatever is killed when: each row counts once.</summary>
public sealed class ResumeTests
{
    private static readonly TimeSpan BeyondLease = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Worker_KilledBetweenAnyTwoSteps_IsFollowedByAnother()
    {
        for (var steps = 0; ; steps++)
        {
            await using var world = await CreateAsync();
            var operation = await world.ImportCustomersAsync(Csv(25));
            var turn = await world.TakeAsync();
            var isMore = true;
            for (var step = 0; step < steps && isMore; step++)
                isMore = await world.StepAsync(turn);
            if (!isMore)
            {
                Assert.True(steps > 8);
                return;
            }
            Assert.Null(await world.TakeAsync());
            world.Time.Advance(BeyondLease);
            await world.RunAsync();
            await AssertDoneAsync(world, operation);
        }
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Commit_ThatFails_IsDoneAgain(StoreEngine engine)
    {
        for (var commits = 0; ; commits += engine == StoreEngine.Sqlite ? 1 : 3)
        {
            await using var world = await CreateAsync(engine);
            var operation = await world.ImportCustomersAsync(Csv(25));
            world.Faults.FailCommitAfter(commits);
            await world.RunAsync();
            if (world.Faults.HasHappened)
            {
                world.Time.Advance(BeyondLease);
                await world.RunAsync();
            }
            await AssertDoneAsync(world, operation);
            if (world.Faults.HasHappened)
                continue;
            Assert.True(commits > 5);
            return;
        }
    }

    [Fact]
    public async Task Failure_ThatGoesOn_EndsTheOperationAfterFiveMoreAttempts()
    {
        await using var world = await CreateAsync();
        var operation = await world.ImportCustomersAsync(Csv(25));
        world.Faults.BeforeApply = () =>
            world.Faults.Applications > 1
                ? throw new InvalidOperationException("Broken.")
                : Task.CompletedTask;
        for (var attempt = 0; attempt < 6; attempt++)
        {
            Assert.False((await world.GetAsync(operation)).Done);
            await world.RunAsync();
            world.Time.Advance(TimeSpan.FromMinutes(20));
        }
        operation = await world.GetAsync(operation);
        Assert.Equal(("INTERNAL", 30), (operation.Error.Code, operation.Progress.Processed));
        Assert.DoesNotContain("Broken", operation.Error.Detail, StringComparison.Ordinal);
        await world.RunAsync();
        Assert.Equal(0, await world.CountAsync<OperationUpload>());
    }

    [Fact]
    public async Task Failure_OfAnotherService_WaitsAndGoesOn()
    {
        await using var world = await CreateAsync();
        var operation = await world.ImportCustomersAsync(Csv(25));
        world.Faults.BeforeApply = () =>
            throw new ServiceDefaults.Errors.ErrorException(
                ServiceDefaults.Errors.CommonErrors.ServiceUnavailable
            );
        await world.RunAsync();
        Assert.False((await world.GetAsync(operation)).Done);
        world.Faults.BeforeApply = () => Task.CompletedTask;
        world.Time.Advance(BeyondLease);
        await world.RunAsync();
        await AssertDoneAsync(world, operation);
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Worker_WhoseLeaseWasTaken_CommitsNothing(StoreEngine engine)
    {
        await using var world = await CreateAsync(engine);
        var operation = await world.ImportCustomersAsync(Csv(25));
        var slow = await world.TakeAsync();
        while ((await world.GetAsync(operation)).Progress.Processed < 20)
            Assert.True(await world.StepAsync(slow));
        OperationTurn? other = null;
        world.Faults.BeforeApply = async () =>
        {
            if (other is not null || engine == StoreEngine.Sqlite)
                return;
            world.Time.Advance(BeyondLease);
            other = await world.TakeAsync();
        };
        if (engine == StoreEngine.Sqlite)
        {
            // A SQLite file has one writer: the other takes over before the chunk begins.
            world.Time.Advance(BeyondLease);
            other = await world.TakeAsync();
        }
        Assert.False(await world.StepAsync(slow));
        Assert.Equal(20, (await world.GetAsync(operation)).Progress.Processed);
        Assert.Empty(await world.CustomersAsync());
        while (await world.StepAsync(other)) { }
        await AssertDoneAsync(world, operation);
    }

    [Fact]
    public async Task Stop_HandsTheOperationBack()
    {
        await using var world = await CreateAsync();
        var operation = await world.ImportCustomersAsync(Csv(25));
        using var stop = new CancellationTokenSource();
        world.Faults.BeforeApply = () =>
        {
            if (world.Faults.Applications == 2)
                stop.Cancel();
            stop.Token.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            world.RunTurnAsync(stop.Token)
        );
        Assert.Equal(30, (await world.GetAsync(operation)).Progress.Processed);
        world.Faults.BeforeApply = () => Task.CompletedTask;
        await world.RunAsync();
        await AssertDoneAsync(world, operation);
    }

    [Fact]
    public async Task Worker_TakesTurnsWithOperations()
    {
        await using var world = await CreateAsync(configure: settings =>
            settings["Operations:Turn"] = "00:00:00"
        );
        var first = await world.ImportCustomersAsync(Csv(100));
        world.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await world.ImportCustomersAsync(Csv(20));
        while (!(await world.GetAsync(second)).Done)
        {
            Assert.True(await world.RunTurnAsync(TestContext.Current.CancellationToken));
            world.Time.Advance(TimeSpan.FromMilliseconds(5));
        }
        Assert.False((await world.GetAsync(first)).Done);
    }

    [Fact]
    public async Task Cancel_BeforeTheFirstStep_EndsAtOnce()
    {
        await using var world = await CreateAsync();
        var operation = await world.CancelAsync(await world.ImportCustomersAsync(Csv(25)));
        Assert.Equal("OPERATION_CANCELLED", operation.Error.Code);
        await world.RunAsync();
        Assert.Equal(0, world.Faults.Applications);
        Assert.Equal(0, await world.CountAsync<OperationUpload>());
    }

    [Fact]
    public async Task Cancel_IsSeenAtTheNextChunk_AndWhatIsDoneStaysDone()
    {
        await using var world = await CreateAsync();
        var operation = await world.ImportCustomersAsync(Csv(25));
        var turn = await world.TakeAsync();
        while ((await world.GetAsync(operation)).Progress.Processed < 30)
            await world.StepAsync(turn);
        Assert.False((await world.CancelAsync(operation)).Done);
        await world.StepAsync(turn);
        operation = await world.GetAsync(operation);
        Assert.Equal(
            ("OPERATION_CANCELLED", 30),
            (operation.Error.Code, operation.Progress.Processed)
        );
        Assert.Equal(5, (await world.CustomersAsync()).Count);
        Assert.Equal(30, (await world.ResultsAsync(operation)).Count);
        Assert.Equal(operation, await world.CancelAsync(operation));
    }

    private static Task<ImportWorld> CreateAsync(
        StoreEngine engine = StoreEngine.Sqlite,
        Action<IDictionary<string, string?>>? configure = null
    ) =>
        ImportWorld.CreateAsync(
            engine,
            settings =>
            {
                settings["Imports:RecordsInChunk"] = "10";
                configure?.Invoke(settings);
            }
        );

    // Each customer twice: the second row counts, so that the first half of the rows is coalesced.
    private static string Csv(int customers)
    {
        var text = new StringBuilder("CustomerID,Name,Country\n");
        for (var i = 0; i < customers * 2; i++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"{1000 + (i % customers)},Name {i},{(i < customers ? "old" : "new")}\n"
            );
        return text.ToString();
    }

    private static async Task AssertDoneAsync(ImportWorld world, Operation operation)
    {
        operation = await world.GetAsync(operation);
        Assert.Equal(
            new OperationResponse
            {
                Total = 50,
                Created = 25,
                Coalesced = 25,
            },
            operation.Response
        );
        var results = await world.ResultsAsync(operation);
        Assert.Equal(Enumerable.Range(1, 50), results.Select(result => result.Row));
        var customers = await world.CustomersAsync();
        Assert.Equal(25, customers.Count);
        Assert.All(
            customers,
            customer => Assert.Equal(("new", 1L), (customer.Country, customer.Version))
        );
        Assert.Equal(25, await world.CountAsync<AuditRecord>());
        Assert.Equal(
            0,
            await world.CountAsync<OperationUpload>() + await world.CountAsync<OperationKey>()
        );
    }
}
