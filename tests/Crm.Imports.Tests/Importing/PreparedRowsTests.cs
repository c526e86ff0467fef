using Crm.Imports.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Imports.Tests.Importing;

/// <summary>What a chunk found out ahead of its transaction is kept with it, unless other work was faster.</summary>
public sealed class PreparedRowsTests
{
    private const string Three = "CustomerID,Name,Country\n1,Ann,DE\n2,Bob,DE\n3,Cem,DE\n";

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Rows_ThatOtherWorkWroteMeanwhile_CostNoRecord(StoreEngine engine)
    {
        await using var world = await ImportWorld.CreateAsync(engine);
        var prepared = 0;
        world.Faults.Prepare = async db =>
        {
            var key = $"found-{++prepared}";
            db.Add(Found(key));
            await world.InWorkAsync(services =>
            {
                services.GetRequiredService<WorldDbContext>().Add(Found(key));
                return Task.FromResult(true);
            });
        };
        var operation = await world.ImportCustomersAsync(Three);
        await world.RunAsync();
        var progress = (await world.GetAsync(operation)).Progress;
        Assert.Equal((3, 0), (progress.Processed, progress.Failed));
        Assert.Equal(["1", "2", "3", "found-1"], await KeysAsync(world));
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Rows_ThatNobodyElseWrote_AreKept(StoreEngine engine)
    {
        await using var world = await ImportWorld.CreateAsync(engine);
        world.Faults.Prepare = db =>
        {
            db.Add(Found("found"));
            return Task.CompletedTask;
        };
        await world.ImportCustomersAsync(Three);
        await world.RunAsync();
        Assert.Equal(["1", "2", "3", "found"], await KeysAsync(world));
    }

    private static Customer Found(string key) => Customer.Create("default", key, "Found", "");

    private static async Task<IEnumerable<string>> KeysAsync(ImportWorld world) =>
        (await world.CustomersAsync()).Select(customer => customer.Key);
}
