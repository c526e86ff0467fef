using System.Text.Json.Nodes;

namespace Crm.Architecture.Tests.Deployment.Checks;

/// <summary>Whatever names something names something that is there.</summary>
internal static class WiringChecks
{
    /// <summary>Every selector selects pods, and those of one owner only.</summary>
    public static IEnumerable<string> SelectorsSelect(Cluster cluster)
    {
        foreach (var (title, labels, isOfOne) in Selectors(cluster))
        {
            var owners = cluster.Selected(labels).Select(pod => pod.Title).ToList();
            if (owners.Count == 0)
                yield return $"{title} selects nothing";
            if (isOfOne && owners.Count > 1)
                yield return $"{title} selects {string.Join(" and ", owners)}";
        }
    }

    /// <summary>Every port, by name or number, is that of a container behind it.</summary>
    public static IEnumerable<string> PortsResolve(Cluster cluster)
    {
        foreach (var service in cluster.OfKind("Service"))
        {
            var pods = cluster.Selected(service.Map("spec", "selector")).ToList();
            foreach (var port in service.Items("spec", "ports"))
            {
                if (!pods.TrueForAll(pod => pod.Offers(port.Text("targetPort"))))
                    yield return $"{Cluster.Title(service)}: {port.Text("targetPort")}";
            }
        }
        foreach (var ingress in cluster.OfKind("Ingress"))
        {
            foreach (
                var backend in ingress
                    .Items("spec", "rules")
                    .SelectMany(rule => rule.Items("http", "paths"))
                    .Select(path => path.At("backend", "service"))
            )
            {
                var port = backend.Text("port", "name");
                if (
                    !cluster
                        .Find("Service", backend.Text("name"))
                        .Items("spec", "ports")
                        .Any(offered => offered.Text("name") == port)
                )
                    yield return $"{Cluster.Title(ingress)}: {backend.Text("name")}:{port}";
            }
        }
        foreach (var pod in cluster.Pods)
        {
            foreach (var port in PortsNamedBy(pod).Where(port => !pod.Offers(port)))
                yield return $"{pod.Title}: {port}";
        }
    }

    /// <summary>ConfigMaps, volumes, mounts, services and targets that are named exist.</summary>
    public static IEnumerable<string> ReferencesExist(Cluster cluster)
    {
        foreach (var pod in cluster.Pods)
        {
            var volumes = pod
                .Spec.Items("volumes")
                .Select(volume => volume.Text("name"))
                .Concat(pod.Owner.Items("spec", "volumeClaimTemplates").Select(Cluster.NameOf))
                .ToHashSet(StringComparer.Ordinal);
            foreach (
                var mount in pod
                    .Containers.SelectMany(container => container.Items("volumeMounts"))
                    .Where(mount => !volumes.Contains(mount.Text("name")))
            )
                yield return $"{pod.Title}: volume {mount.Text("name")}";
            var maps = pod
                .Containers.SelectMany(container => container.Items("envFrom"))
                .Select(source => source.Text("configMapRef", "name"))
                .Concat(
                    pod.Spec.Items("volumes")
                        .Where(volume => volume.At("configMap") is not null)
                        .Select(volume => volume.Text("configMap", "name"))
                );
            foreach (var map in maps.Where(map => cluster.Find("ConfigMap", map) is null))
                yield return $"{pod.Title}: ConfigMap {map}";
            if (
                pod.Owner.At("spec", "serviceName") is { } service
                && cluster.Find("Service", service.ToString()) is null
            )
                yield return $"{pod.Title}: Service {service}";
        }
        foreach (var scaler in cluster.OfKind("HorizontalPodAutoscaler"))
        {
            var target = scaler.At("spec", "scaleTargetRef");
            if (cluster.Find(target.Text("kind"), target.Text("name")) is null)
                yield return $"{Cluster.Title(scaler)}: {target.Text("name")}";
        }
    }

    /// <summary>One namespace; and text where the API server takes only text.</summary>
    public static IEnumerable<string> ShapesAreRight(Cluster cluster)
    {
        foreach (var item in cluster.Objects.Where(item => item.Text("kind") != "Namespace"))
        {
            if (item.Text("metadata", "namespace") != Cluster.Namespace)
                yield return $"{Cluster.Title(item)} is in no namespace";
        }
        var maps =
            from item in cluster.Objects
            from map in new[]
            {
                item.At("data"),
                item.At("metadata", "labels"),
                item.At("metadata", "annotations"),
                item.At("spec", "template", "metadata", "labels"),
                item.At("spec", "template", "metadata", "annotations"),
            }
            from pair in map as JsonObject ?? []
            where !pair.Value.IsText()
            select $"{Cluster.Title(item)}: {pair.Key} is no text";
        foreach (var violation in maps)
            yield return violation;
    }

    private static IEnumerable<string> PortsNamedBy(Pod pod)
    {
        foreach (var container in pod.Containers)
        {
            foreach (var probe in new[] { "startupProbe", "livenessProbe", "readinessProbe" })
            {
                var port =
                    container.Text(probe, "httpGet", "port")
                    + container.Text(probe, "tcpSocket", "port");
                if (port.Length > 0)
                    yield return port;
            }
        }
        if (pod.Annotations.TryGetValue("dapr.io/app-port", out var appPort))
            yield return appPort;
    }

    private static IEnumerable<(
        string Title,
        IReadOnlyDictionary<string, string> Labels,
        bool IsOfOne
    )> Selectors(Cluster cluster)
    {
        foreach (var item in cluster.OfKind("Service"))
            yield return (Cluster.Title(item), item.Map("spec", "selector"), true);
        foreach (var item in cluster.OfKind("PodDisruptionBudget"))
            yield return (Cluster.Title(item), item.Map("spec", "selector", "matchLabels"), true);
        foreach (var pod in cluster.Pods.Where(pod => pod.Owner.At("spec", "selector") is not null))
            yield return (pod.Title, pod.Owner.Map("spec", "selector", "matchLabels"), true);
        foreach (var policy in cluster.OfKind("NetworkPolicy"))
        {
            yield return (
                Cluster.Title(policy),
                policy.Map("spec", "podSelector", "matchLabels"),
                false
            );
            foreach (var peer in NetworkRule.Of(policy).SelectMany(rule => rule.Peers))
                yield return ($"{Cluster.Title(policy)}, peer", peer, false);
        }
    }
}
