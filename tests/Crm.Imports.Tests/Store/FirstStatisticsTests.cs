using Crm.Imports.Tests.World;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Imports.Tests.Store;

/// <summary>A table is looked into soon after it has got its first rows: once, and no table that has none.</summary>
public sealed class FirstStatisticsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Table_WithItsFirstRows_IsLookedInto()
    {
        await using var world = await ImportWorld.CreateAsync(StoreEngine.Postgres);
        await world.ImportCustomersAsync(
            "CustomerID,Name,Country\n"
                + string.Concat(Enumerable.Range(0, 300).Select(i => $"{i},Name,Norway\n"))
        );
        await world.RunAsync();
        var statistics = world.Services.GetRequiredService<FirstStatistics>();
        using var patience = new CancellationTokenSource(Patience);
        // What was written becomes known a moment later.
        while (!(await LookedIntoAsync(world)).Contains("customers 1"))
        {
            patience.Token.ThrowIfCancellationRequested();
            await statistics.CollectAsync(patience.Token);
        }
        await statistics.CollectAsync(patience.Token);

        var looked = await LookedIntoAsync(world);
        Assert.All(looked, table => Assert.EndsWith(" 1", table, StringComparison.Ordinal));
        Assert.DoesNotContain(
            looked,
            table => table.StartsWith("measurements", StringComparison.Ordinal)
        );
    }

    private static Task<List<string>> LookedIntoAsync(ImportWorld world) =>
        world.InScopeAsync(services =>
            services
                .GetRequiredService<WorldDbContext>()
                .Database.SqlQuery<string>(
                    $"SELECT relname || ' ' || analyze_count AS \"Value\" FROM pg_stat_user_tables WHERE analyze_count > 0"
                )
                .ToListAsync()
        );
}
