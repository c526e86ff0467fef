using Crm.ServiceDefaults.Store;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Architecture.Tests.Stores;

/// <summary>The migrations bring a store to the model of this version, and what lies under <c>deploy/sql</c> is made of them.</summary>
public sealed class MigrationTests
{
    public static TheoryData<string, StoreProvider> Stores => StoreContexts.OnEachEngine;

    public static TheoryData<string, StoreProvider> Scripts =>
        [
            .. from service in StoreContexts.Services
            from provider in new[] { StoreProvider.Postgres, StoreProvider.SqlServer }
            select new TheoryDataRow<string, StoreProvider>(service, provider),
        ];

    [Fact]
    public void EveryService_HasAContextForEachEngine() =>
        Assert.Equal(
            StoreContexts.Services.Count * Enum.GetValues<StoreProvider>().Length,
            StoreContexts.All.Count
        );

    [Theory]
    [MemberData(nameof(Stores))]
    public void Model_OnEachEngine_IsThatOfItsMigrations(string service, StoreProvider provider)
    {
        using var db = StoreContexts.Create(service, provider);
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(
            db.Database.HasPendingModelChanges(),
            $"The model has changed: .ci/migrations {service}"
        );
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Script_UnderDeploy_IsMadeOfTheMigrations(
        string service,
        StoreProvider provider
    )
    {
        using var db = StoreContexts.Create(service, provider);
        var script = DeployedScript.Of(db, service);
        var file = DeployedScript.File(service, provider);
        if (Environment.GetEnvironmentVariable("CRM_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, script, TestContext.Current.CancellationToken);
        }
        Assert.True(File.Exists(file), $"{file} is missing: .ci/migrations {service}");
        Assert.Equal(
            script,
            await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)
        );
    }
}
