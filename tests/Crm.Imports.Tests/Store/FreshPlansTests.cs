using Crm.Imports.Tests.World;
using Crm.ServiceDefaults.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Imports.Tests.Store;

/// <summary>Statements on tables that grow and shrink are planned for how they stand, and no others are.</summary>
public sealed class FreshPlansTests
{
    [Fact]
    public async Task Plans_AreMadeAnew_WhereThatIsAskedFor()
    {
        await using var world = await ImportWorld.CreateAsync(StoreEngine.Postgres);
        var modes = await world.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<WorldDbContext>();
            return new[]
            {
                await db.PlanModeAsync(),
                await db.ReadAnewAsync(() => db.PlanModeAsync(), CancellationToken.None),
                await db.PlanModeAsync(),
            };
        });
        Assert.Equal(["auto", "force_custom_plan", "auto"], modes);
    }

    [Fact]
    public async Task Read_OnAnEngineThatPlansByItself_IsJustDone()
    {
        await using var world = await ImportWorld.CreateAsync();
        var count = await world.InScopeAsync(services =>
        {
            var db = services.GetRequiredService<WorldDbContext>();
            return db.ReadAnewAsync(() => db.Measurements.CountAsync(), CancellationToken.None);
        });
        Assert.Equal(0, count);
    }
}
