using Crm.Architecture.Tests.Code;

namespace Crm.Architecture.Tests.Deployment.Checks;

/// <summary>Who may call whom, and where services think that others are.</summary>
internal static class NetworkChecks
{
    private const string SettingPrefix = "Services__";
    private const string Dns = "dns:///";

    /// <summary>Nothing is let through that no other policy allows.</summary>
    public static IEnumerable<string> DeniesByDefault(Cluster cluster) =>
        cluster
            .OfKind("NetworkPolicy")
            .Any(policy =>
                policy.Map("spec", "podSelector").Count == 0
                && policy
                    .Items("spec", "policyTypes")
                    .Select(type => type.ToString())
                    .ToHashSet(StringComparer.Ordinal)
                    .SetEquals(["Ingress", "Egress"])
                && !NetworkRule.Of(policy).Any()
            )
            ? []
            : ["nothing denies by default"];

    /// <summary>Each service has a policy of its own for both directions.</summary>
    public static IEnumerable<string> EachServiceHasItsPolicy(Cluster cluster) =>
        from pod in cluster.Services
        let policy = cluster.Find("NetworkPolicy", pod.Name)
        where
            policy is null
            || policy.Items("spec", "policyTypes").Count() != 2
            || !cluster
                .Selected(policy.Map("spec", "podSelector", "matchLabels"))
                .Select(selected => selected.Title)
                .SequenceEqual([pod.Title])
        select $"{pod.Name} has no policy of its own";

    /// <summary>What callers may send and what the called let in are both the calls of the product, no more and no less.</summary>
    public static IEnumerable<string> CallsAreThoseOfTheProduct(Cluster cluster)
    {
        var expected = CallGraph.Allowed.Where(call => call.Called != CallGraph.Shared).ToHashSet();
        foreach (
            var (direction, found) in new[]
            {
                ("sent", Calls(cluster, isIngress: false)),
                ("let in", Calls(cluster, isIngress: true)),
            }
        )
        {
            foreach (var (caller, called) in found.Except(expected))
                yield return $"{caller} to {called} is {direction}";
            foreach (var (caller, called) in expected.Except(found))
                yield return $"{caller} to {called} is not {direction}";
        }
    }

    /// <summary>Where a service finds those that it calls is a headless Service with that port, and it knows no others.</summary>
    public static IEnumerable<string> AddressesResolve(Cluster cluster)
    {
        foreach (var pod in cluster.Services)
        {
            var addresses = cluster
                .SettingsOf(pod.Main)
                .Where(setting => setting.Key.StartsWith(SettingPrefix, StringComparison.Ordinal))
                .ToDictionary(
                    setting => setting.Key[SettingPrefix.Length..],
                    setting => setting.Value,
                    StringComparer.Ordinal
                );
            var called = CallGraph
                .Allowed.Where(call => call.Caller == pod.Name && call.Called != CallGraph.Shared)
                .Select(call => call.Called);
            if (!called.ToHashSet(StringComparer.Ordinal).SetEquals(addresses.Keys))
                yield return $"{pod.Name} is told of {string.Join(", ", addresses.Keys)}";
            foreach (var (name, address) in addresses)
            {
                if (!IsHeadless(cluster, name, address))
                    yield return $"{pod.Name}: {name} is not at {address}";
            }
        }
    }

    /// <summary>What is beside the services is let through, too: DNS, collector, Redis, Dapr, store.</summary>
    public static IEnumerable<string> NeedsAreMet(Cluster cluster)
    {
        foreach (var pod in cluster.Services)
        {
            var rules = RulesFor(cluster, pod, isIngress: false).ToList();
            var collector = new Uri(
                cluster.SettingsOf(pod.Main).GetValueOrDefault("Otlp__Endpoint", "http://nowhere")
            );
            if (
                !rules.Exists(rule =>
                    rule.Namespaces.Contains(collector.Host.Split('.').Last())
                    && rule.Ports.Contains($"{collector.Port}")
                )
            )
                yield return $"{pod.Name} does not reach the collector";
            if (!rules.Exists(rule => rule.Ports.Contains("53")))
                yield return $"{pod.Name} resolves no names";
            if (!rules.Exists(rule => rule.Namespaces.Contains("dapr-system")))
                yield return $"the sidecar of {pod.Name} does not reach its control plane";
            if (!rules.Exists(rule => rule.Ports.Contains("6379")))
                yield return $"{pod.Name} does not reach Redis";
            if (!rules.Exists(rule => rule.Ports.Contains(StorePort(cluster, pod))))
                yield return $"{pod.Name} does not reach its store";
        }
        foreach (var job in cluster.Pods.Where(pod => pod.Component == "migration"))
        {
            if (
                !RulesFor(cluster, job, isIngress: false)
                    .Any(rule => rule.Ports.Contains(StorePort(cluster, job)))
            )
                yield return $"{job.Title} does not reach its store";
        }
        var redis = cluster.Pods.First(pod => pod.Name == "redis");
        if (
            !RulesFor(cluster, redis, isIngress: true)
                .Any(rule =>
                    rule.Peers.Any(peer =>
                        cluster.Services.All(service => peer.All(service.Labels.Contains))
                    )
                )
        )
            yield return "Redis lets nobody in";
    }

    private static string StorePort(Cluster cluster, Pod pod) =>
        cluster.SettingsOf(pod.Main).GetValueOrDefault("Store__Provider") switch
        {
            "Postgres" => "5432",
            "SqlServer" => "1433",
            _ => "none",
        };

    private static HashSet<(string, string)> Calls(Cluster cluster, bool isIngress)
    {
        var calls = new HashSet<(string, string)>();
        foreach (var pod in cluster.Services)
        {
            foreach (var rule in RulesFor(cluster, pod, isIngress))
            {
                foreach (
                    var peer in rule
                        .Peers.SelectMany(cluster.Selected)
                        .Where(peer => peer.Component == "service")
                )
                {
                    var called = isIngress ? pod : peer;
                    if (rule.Ports.Any(called.Offers))
                        calls.Add(isIngress ? (peer.Name, pod.Name) : (pod.Name, peer.Name));
                }
            }
        }
        return calls;
    }

    private static IEnumerable<NetworkRule> RulesFor(Cluster cluster, Pod pod, bool isIngress) =>
        cluster
            .OfKind("NetworkPolicy")
            .Where(policy =>
                policy.Map("spec", "podSelector", "matchLabels").All(pod.Labels.Contains)
                && policy
                    .Items("spec", "podSelector", "matchExpressions")
                    .All(expression =>
                        expression
                            .Items("values")
                            .Any(value =>
                                pod.Labels.GetValueOrDefault(expression.Text("key"))
                                == value.ToString()
                            )
                    )
            )
            .SelectMany(NetworkRule.Of)
            .Where(rule => rule.IsIngress == isIngress);

    private static bool IsHeadless(Cluster cluster, string name, string address)
    {
        if (!address.StartsWith(Dns, StringComparison.Ordinal))
            return false;
        var parts = address[Dns.Length..].Split(':');
        var service = cluster.Find("Service", parts[0]);
        return parts.Length == 2
            && service.Text("spec", "clusterIP") == "None"
            && service.Items("spec", "ports").Any(port => port.Text("port") == parts[1])
            && cluster.Selected(service.Map("spec", "selector")).All(pod => pod.Name == name);
    }
}
