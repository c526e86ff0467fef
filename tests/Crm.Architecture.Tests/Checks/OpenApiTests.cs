using Crm.Architecture.Tests.OpenApi.Comparison;
using Crm.Testing;

namespace Crm.Architecture.Tests.Checks;

public class OpenApiTests
{
    private const string Document = "contracts/openapi/crm.v1.json";

    [Fact]
    public async Task OpenApi_Always_PassesSpectral()
    {
        var spectral = Tools.DemandNode("spectral");

        var (exitCode, output) = await Tools.RunAsync(
            spectral,
            [
                "lint",
                Document,
                "--ruleset",
                ".spectral.yaml",
                "--fail-severity",
                "warn",
                "--format",
                "text",
            ]
        );

        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task OpenApi_Always_PassesRedocly()
    {
        var redocly = Tools.DemandNode("redocly");

        var (exitCode, output) = await Tools.RunAsync(
            redocly,
            ["lint", Document, "--config", "redocly.yaml", "--format", "json"],
            environment: new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["REDOCLY_TELEMETRY"] = "off",
                ["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true",
            }
        );

        Assert.True(
            exitCode == 0 && output.Contains("\"warnings\": 0", StringComparison.Ordinal),
            output
        );
    }

    [Fact]
    public async Task OpenApi_ComparedWithMain_BreaksNobody()
    {
        var commit = await Baseline.CommitForAsync(Document);
        Assert.SkipWhen(commit is null, "No earlier commit has an OpenAPI document.");

        var changes = BreakingChanges.Between(
            await Baseline.ReadAsync(commit, Document),
            await File.ReadAllTextAsync(
                Path.Combine(Tools.Repository, Document),
                TestContext.Current.CancellationToken
            )
        );

        Assert.Empty(changes);
    }
}
