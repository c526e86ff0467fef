using System.Text.Json.Nodes;

namespace Crm.Architecture.Tests.Deployment.Checks;

/// <summary>The sidecars and what they are told.</summary>
internal static class DaprChecks
{
    private static readonly string[] Annotations =
    [
        "enabled",
        "app-id",
        "app-port",
        "app-protocol",
        "config",
        "app-token-secret",
        "api-token-secret",
        "enable-app-health-check",
        "graceful-shutdown-seconds",
        "block-shutdown-duration",
        "sidecar-seccomp-profile-type",
        "sidecar-cpu-request",
        "sidecar-cpu-limit",
        "sidecar-memory-request",
        "sidecar-memory-limit",
    ];

    /// <summary>Every service has a sidecar that knows it, and nothing else has one.</summary>
    public static IEnumerable<string> SidecarsAreTold(Cluster cluster)
    {
        foreach (var pod in cluster.Services)
        {
            foreach (
                var name in Annotations.Where(name =>
                    pod.Annotations.GetValueOrDefault($"dapr.io/{name}", "").Length == 0
                )
            )
                yield return $"{pod.Title} has no dapr.io/{name}";
            if (pod.Annotations.GetValueOrDefault("dapr.io/app-id") != pod.Name)
                yield return $"{pod.Title} has the id of another";
            if (
                cluster.Find(
                    "Configuration",
                    pod.Annotations.GetValueOrDefault("dapr.io/config", "")
                )
                is null
            )
                yield return $"{pod.Title} has no configuration";
        }
        foreach (
            var pod in cluster.Pods.Where(pod =>
                pod.Component != "service"
                && pod.Annotations.GetValueOrDefault("dapr.io/enabled", "false") != "false"
            )
        )
            yield return $"{pod.Title} has a sidecar";
    }

    /// <summary>Components and policies are for services that exist, and every service that has a bus has its retries.</summary>
    public static IEnumerable<string> ScopesAndTargetsExist(Cluster cluster)
    {
        var ids = cluster.Services.Select(pod => pod.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var item in cluster.OfKind("Component").Concat(cluster.OfKind("Resiliency")))
        {
            var scopes = item.Items("scopes").Select(scope => scope.ToString()).ToList();
            if (!ids.SetEquals(scopes))
                yield return $"{Cluster.Title(item)} is for {string.Join(", ", scopes)}";
        }
        foreach (
            var (scope, app) in cluster
                .OfKind("Component")
                .SelectMany(item => item.Items("spec", "metadata"))
                .Where(value => value.Text("name").EndsWith("Scopes", StringComparison.Ordinal))
                .SelectMany(value =>
                    value
                        .Text("value")
                        .Split(';')
                        .Select(part => (value.Text("name"), part.Split('=')[0]))
                )
        )
        {
            if (!ids.Contains(app))
                yield return $"{scope} names {app}";
        }
        foreach (var violation in cluster.OfKind("Resiliency").SelectMany(r => Targets(cluster, r)))
            yield return violation;
    }

    private static IEnumerable<string> Targets(Cluster cluster, JsonNode resiliency)
    {
        var components = resiliency.At("spec", "targets", "components") as JsonObject ?? [];
        foreach (
            var component in cluster
                .OfKind("Component")
                .Where(item =>
                    item.Text("spec", "type").StartsWith("pubsub.", StringComparison.Ordinal)
                )
        )
        {
            if (components[Cluster.NameOf(component)].Text("inbound", "retry").Length == 0)
                yield return $"{Cluster.Title(component)} tries nothing again";
        }
        foreach (var (name, target) in components)
        {
            if (cluster.Find("Component", name) is null)
                yield return $"{Cluster.Title(resiliency)} is for the component {name}";
            foreach (var direction in new[] { "inbound", "outbound" })
            {
                foreach (
                    var (kind, policies) in new[] { ("timeout", "timeouts"), ("retry", "retries") }
                )
                {
                    var policy = target.Text(direction, kind);
                    if (
                        policy.Length > 0
                        && resiliency.At("spec", "policies", policies, policy) is null
                    )
                        yield return $"{Cluster.Title(resiliency)} has no {kind} {policy}";
                }
            }
        }
    }
}
