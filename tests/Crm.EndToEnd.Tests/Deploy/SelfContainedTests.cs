using Crm.EndToEnd.Tests.Killing;
using Crm.Testing;
using Crm.Testing.Processes;

namespace Crm.EndToEnd.Tests.Deploy;

/// <summary>What is published with the runtime in it runs where nothing is installed and nothing can be written but its data path.</summary>
public sealed class SelfContainedTests(Publication publication) : IClassFixture<Publication>
{
    private const string People = "Name,No\nZoë Washburne,1\n张伟,2\n";

    [Fact]
    public async Task AllInOne_OnAReadOnlyFileSystem_KeepsEverythingInItsDataPath()
    {
        var data = publication.NewData();
        await using var suite = await EmbeddedSuite.StartProgramAsync(
            data,
            [.. publication.Sandbox.Prefix(data), .. publication.ProgramOf("allinone")]
        );
        await UseAsync(suite);
        Assert.Equal(0, await suite.Processes[0].StopAsync());
        Assert.Equal(
            RunningProduct.Services.Order(StringComparer.Ordinal),
            Directory
                .GetFiles(data, "*.db")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Services_OnAReadOnlyFileSystem_NeedNoPathOfTheirOwn()
    {
        var server =
            await PostgresServer.FindAsync()
            ?? Tools.Missing<PostgresServer>(
                "PostgreSQL is not installed: apt-get install postgresql"
            );
        await using var suite = await ProcessSuite.StartAsync(
            server,
            new ProcessSettings
            {
                Replicas = 1,
                Prefix = (_, _) => publication.Sandbox.Prefix(""),
                Program = publication.ProgramOf,
            }
        );
        await UseAsync(suite);
        foreach (var process in suite.Processes.Reverse())
            Assert.Equal((process.Name, 0), (process.Name, await process.StopAsync()));
    }

    // Through the gateway to services, from service to service, and an upload, which is larger than a call.
    private static async Task UseAsync(RunningProduct product)
    {
        var client = product.ClientOf(product.AdminKey);
        // What has just begun on a busy machine may need longer than a call waits.
        var doors = new PatientDoors([client]);
        var contact = await doors.CreateAsync("/v1/contacts", new { displayName = "Ada Lovelace" });
        var read = await client.GetAsync($"/v1/contacts/{contact.Id}");
        Assert.Equal("Ada Lovelace", read.Body.GetProperty("displayName").GetString());

        var sale = await doors.CreateAsync(
            "/v1/transactions",
            new
            {
                contactId = contact.Id,
                currency = "EUR",
                lines = new[]
                {
                    new
                    {
                        sku = "TEA",
                        quantity = 1,
                        unitPrice = "9.90",
                    },
                },
            }
        );
        var timeline = await client.GetAsync($"/v1/contacts/{contact.Id}/timeline");
        Assert.Contains(sale.Id, timeline.Text, StringComparison.Ordinal);

        var import = await client.FinishAsync(
            await client.UploadAsync(
                "/v1/contacts:import?mapping=Name:displayName&mapping=No:externalIds.value&mapping='shop':externalIds.system",
                "text/csv",
                People
            )
        );
        Assert.True(import.TryGetProperty("response", out var response), import.ToString());
        Assert.Equal(2, response.GetProperty("created").GetInt32());
        // Chinese names are found by ICU, which is a library of the system.
        var found = await client.GetAsync("/v1/contacts:search?query=zhangwei");
        Assert.Contains("张伟", found.Text, StringComparison.Ordinal);
    }
}
