using System.Text.Json.Nodes;
using Crm.Architecture.Tests.Code;
using Crm.Architecture.Tests.Deployment.Breaks;
using Crm.Architecture.Tests.Deployment.Checks;

namespace Crm.Architecture.Tests.Deployment;

/// <summary>What <c>kubectl kustomize</c> renders keeps every rule, and every rule can be broken.</summary>
public class KubernetesTests
{
    private static readonly Dictionary<string, Func<Cluster, IEnumerable<string>>> Checks = new(
        StringComparer.Ordinal
    )
    {
        ["probes differ"] = PodChecks.ProbesDiffer,
        ["resources are limited"] = PodChecks.ResourcesAreLimited,
        ["pods stop in time"] = PodChecks.StopsInTime,
        ["migrations are jobs"] = PodChecks.MigrationsAreJobs,
        ["services scale and survive"] = PodChecks.ScalesAndSurvives,
        ["restricted"] = SecurityChecks.Restricted,
        ["accounts have no token"] = SecurityChecks.AccountsHaveNoToken,
        ["secrets are files"] = SecurityChecks.SecretsAreFiles,
        ["secrets name their items"] = SecurityChecks.SecretsNameTheirItems,
        ["selectors select"] = WiringChecks.SelectorsSelect,
        ["ports resolve"] = WiringChecks.PortsResolve,
        ["references exist"] = WiringChecks.ReferencesExist,
        ["shapes are right"] = WiringChecks.ShapesAreRight,
        ["denies by default"] = NetworkChecks.DeniesByDefault,
        ["each service has its policy"] = NetworkChecks.EachServiceHasItsPolicy,
        ["calls are those of the product"] = NetworkChecks.CallsAreThoseOfTheProduct,
        ["addresses resolve"] = NetworkChecks.AddressesResolve,
        ["needs are met"] = NetworkChecks.NeedsAreMet,
        ["sidecars are told"] = DaprChecks.SidecarsAreTold,
        ["scopes and targets exist"] = DaprChecks.ScopesAndTargetsExist,
    };

    public static TheoryData<string> Overlays => [.. Cluster.Overlays];

    public static TheoryData<string> Mistakes => [.. Broken.All.Select(broken => broken.Name)];

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Overlay_KeepsAllRules(string overlay)
    {
        var cluster = await Cluster.RenderAsync(overlay);
        // Rules about services would hold where there are none.
        Assert.Equal(
            CallGraph
                .Allowed.SelectMany(call => (string[])[call.Caller, call.Called])
                .Where(name => name != CallGraph.Shared)
                .Distinct()
                .Order(StringComparer.Ordinal),
            cluster.Services.Select(pod => pod.Name).Order(StringComparer.Ordinal)
        );
        Rule.HoldsEverywhere(
            Checks,
            check => check.Value(cluster).Select(violation => $"{check.Key}: {violation}")
        );
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Overlay_HasSettingsAndPathsThatTheServicesKnow(string overlay) =>
        Assert.Empty(
            await SettingChecks.SettingsAndPathsAreKnownAsync(await Cluster.RenderAsync(overlay))
        );

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Check_WhenItsRuleIsBroken_SaysSo(string name)
    {
        var (_, check, breakIt) = Broken.All.Single(broken => broken.Name == name);
        var cluster = await Cluster.RenderAsync(Cluster.Overlays.First());
        Assert.Empty(Checks[check](cluster));

        breakIt(cluster);

        Assert.NotEmpty(Checks[check](cluster));
    }

    [Fact]
    public void Checks_AllHaveAWayToBreakThem() =>
        Assert.Empty(Checks.Keys.Except(Broken.All.Select(broken => broken.Check)));

    [Fact]
    public async Task SettingsCheck_WhenASettingOrPathIsUnknown_SaysSo()
    {
        var cluster = await Cluster.RenderAsync(Cluster.Overlays.First());
        var tickets = cluster.Services.Single(pod => pod.Name == "tickets");
        tickets.Main.At("livenessProbe", "httpGet")!["path"] = "/alive";
        cluster
            .OfKind("ConfigMap")
            .Single(map => Cluster.NameOf(map).StartsWith("tickets-", StringComparison.Ordinal))
            .At("data")!["Calls__DefaultDeadlin"] = JsonValue.Create("00:00:10");

        Assert.Equal(
            [
                "tickets does not answer /alive",
                "tickets does not know the setting Calls__DefaultDeadlin",
            ],
            (await SettingChecks.SettingsAndPathsAreKnownAsync(cluster)).Order(
                StringComparer.Ordinal
            )
        );
    }
}
