using System.Globalization;
using System.Text.Json.Nodes;

namespace Crm.Architecture.Tests.Deployment.Checks;

/// <summary>How pods are started, watched and stopped.</summary>
internal static class PodChecks
{
    private static readonly string[] Probes = ["startupProbe", "livenessProbe", "readinessProbe"];
    private static readonly string[] Resources = ["cpu", "memory", "ephemeral-storage"];

    /// <summary>A service has three probes that ask for different things.</summary>
    public static IEnumerable<string> ProbesDiffer(Cluster cluster) =>
        from pod in cluster.Services
        let paths = Probes.Select(probe => pod.Main.Text(probe, "httpGet", "path")).ToList()
        where paths.Contains("") || paths.Distinct(StringComparer.Ordinal).Count() < paths.Count
        select $"{pod.Title}: probes {string.Join(", ", paths)}";

    /// <summary>Every container says what it needs and what it may take, disk included.</summary>
    public static IEnumerable<string> ResourcesAreLimited(Cluster cluster) =>
        from pod in cluster.Pods
        from container in pod.Containers
        from bound in new[] { "requests", "limits" }
        from resource in Resources
        where container.Text("resources", bound, resource).Length == 0
        select $"{pod.Title}: no {resource} in {bound} of {container.Text("name")}";

    /// <summary>preStop, delay and drain end before the pod is killed.</summary>
    public static IEnumerable<string> StopsInTime(Cluster cluster)
    {
        foreach (var pod in cluster.Services)
        {
            var settings = cluster.SettingsOf(pod.Main);
            var preStop = Seconds(pod.Main.Text("lifecycle", "preStop", "sleep", "seconds"));
            var stop =
                preStop
                + Duration(settings.GetValueOrDefault("Shutdown__Delay", ""))
                + Duration(settings.GetValueOrDefault("Shutdown__Drain", ""));
            var grace = Seconds(pod.Spec.Text("terminationGracePeriodSeconds"));
            if (preStop == 0 || stop >= grace)
                yield return $"{pod.Title}: stopping takes {stop} s after preStop, {grace} s are given";
            var sidecar =
                Seconds(
                    pod.Annotations.GetValueOrDefault("dapr.io/block-shutdown-duration", "")
                        .TrimEnd('s')
                )
                + Seconds(
                    pod.Annotations.GetValueOrDefault("dapr.io/graceful-shutdown-seconds", "")
                );
            if (sidecar <= preStop || sidecar >= grace)
                yield return $"{pod.Title}: the sidecar stays for {sidecar} s";
        }
    }

    /// <summary>Each service has a Job of its image that migrates, alone in its pod.</summary>
    public static IEnumerable<string> MigrationsAreJobs(Cluster cluster) =>
        from pod in cluster.Services
        let job = cluster.Pods.FirstOrDefault(other =>
            other.Component == "migration" && other.Name == pod.Name
        )
        where
            job is null
            || job.Owner.Text("kind") != "Job"
            || job.Main.Text("image") != pod.Main.Text("image")
            || !job.Main.Items("args").Select(arg => arg.ToString()).SequenceEqual(["migrate"])
            || job.Annotations.GetValueOrDefault("dapr.io/enabled") != "false"
            || job.Spec.Text("restartPolicy") is not ("Never" or "OnFailure")
        select $"{pod.Name} has no Job that migrates";

    /// <summary>The HPA counts the replicas; each service has one, a disruption budget and a spread over zones and nodes.</summary>
    public static IEnumerable<string> ScalesAndSurvives(Cluster cluster)
    {
        foreach (var pod in cluster.Services)
        {
            if (pod.Owner.At("spec", "replicas") is not null)
                yield return $"{pod.Title} has fixed replicas";
            if (
                cluster
                    .OfKind("HorizontalPodAutoscaler")
                    .FirstOrDefault(hpa =>
                        hpa.Text("spec", "scaleTargetRef", "name") == Cluster.NameOf(pod.Owner)
                        && hpa.Text("spec", "scaleTargetRef", "kind") == pod.Owner.Text("kind")
                    )
                is not { } scaler
            )
                yield return $"{pod.Title} has no HPA";
            else if (!Scales(scaler, pod))
                yield return $"{Cluster.Title(scaler)} does not scale";
            if (
                !cluster
                    .OfKind("PodDisruptionBudget")
                    .Any(budget =>
                        budget.Text("spec", "maxUnavailable") == "1"
                        && budget.Map("spec", "selector", "matchLabels").All(pod.Labels.Contains)
                    )
            )
                yield return $"{pod.Title} has no disruption budget";
            var spread = pod
                .Spec.Items("topologySpreadConstraints")
                .Where(one => one.Map("labelSelector", "matchLabels").All(pod.Labels.Contains))
                .Select(one => one.Text("topologyKey"));
            if (
                !spread
                    .ToHashSet(StringComparer.Ordinal)
                    .SetEquals(["topology.kubernetes.io/zone", "kubernetes.io/hostname"])
            )
                yield return $"{pod.Title} is not spread";
        }
    }

    private static bool Scales(JsonNode scaler, Pod pod) =>
        Seconds(scaler.Text("spec", "minReplicas")) >= 2
        && Seconds(scaler.Text("spec", "maxReplicas")) > Seconds(scaler.Text("spec", "minReplicas"))
        && scaler.At("spec", "behavior", "scaleUp") is not null
        && scaler.At("spec", "behavior", "scaleDown") is not null
        && scaler.Items("spec", "metrics").Any()
        && scaler
            .Items("spec", "metrics")
            .All(metric =>
                metric.Text("containerResource", "container") == pod.Main.Text("name")
                && pod.Main.Text(
                    "resources",
                    "requests",
                    metric.Text("containerResource", "name")
                ).Length > 0
            );

    private static double Seconds(string text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;

    private static double Duration(string text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time)
            ? time.TotalSeconds
            : double.PositiveInfinity;
}
