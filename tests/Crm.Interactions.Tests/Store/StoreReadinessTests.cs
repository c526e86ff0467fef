using System.Net;
using Crm.Interactions.Tests.Contacts;
using Crm.ServiceDefaults.Store;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Interactions.Tests.Store;

public class StoreReadinessTests
{
    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.Postgres)]
    public async Task Service_WhoseStoreHasNoSchema_IsNotReadyBeforeItHas(StoreEngine engine)
    {
        await using var alone = await InteractionsAlone.StartAsync(
            engine,
            ("Store:MigrateAtStart", "false")
        );
        // The store answers: there is a file.
        await using (var scope = alone.Services.CreateAsyncScope())
            await scope
                .ServiceProvider.GetRequiredService<ServiceDbContext>()
                .Database.OpenConnectionAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await alone.ProbeAsync());

        await alone
            .Services.GetRequiredService<StoreMigrator>()
            .MigrateAsync(TestContext.Current.CancellationToken);
        await Until.TrueAsync(async () => await alone.ProbeAsync() == HttpStatusCode.OK);
    }
}
