using Crm.Architecture.Tests.OpenApi.Comparison;
using Crm.Testing;

namespace Crm.Architecture.Tests.Checks;

public class OpenApiTests
{
    [Fact]
    public async Task OpenApi_Always_IsTheReviewedDocument()
    {
        var reviewed = await OpenApiSnapshot.ReadAsync();

        // One that differs is long: say how to look at the difference rather than show all of it.
        Assert.True(
            reviewed == await OpenApiSnapshot.ServedAsync(),
            $"The gateway serves another document than {OpenApiSnapshot.Path}. Run the tests once with CRM_UPDATE_SNAPSHOTS=1 and review the diff."
        );
    }

    [Fact]
    public async Task OpenApi_Always_PassesSpectral()
    {
        var spectral = Tools.DemandNode("spectral");

        var (exitCode, output) = await Tools.RunAsync(
            spectral,
            [
                "lint",
                await SnapshotAsync(),
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
            ["lint", await SnapshotAsync(), "--config", "redocly.yaml", "--format", "json"],
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
        var commit = await Baseline.CommitForAsync(OpenApiSnapshot.Path);
        Assert.SkipWhen(commit is null, "No earlier commit has an OpenAPI document.");

        var changes = BreakingChanges.Between(
            await Baseline.ReadAsync(commit, OpenApiSnapshot.Path),
            await OpenApiSnapshot.ReadAsync()
        );

        Assert.Empty(changes);
    }

    // Written first where that is asked for, so that the tools see what is committed.
    private static async Task<string> SnapshotAsync()
    {
        Assert.NotEmpty(await OpenApiSnapshot.ReadAsync());
        return OpenApiSnapshot.Path;
    }
}
