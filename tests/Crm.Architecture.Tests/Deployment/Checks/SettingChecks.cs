namespace Crm.Architecture.Tests.Deployment.Checks;

/// <summary>What stands in the manifests is what the services read and answer.</summary>
internal static class SettingChecks
{
    /// <summary>Each setting of a ConfigMap, and each file of a secret, is one that the service looks at; each probe is answered.</summary>
    public static async Task<IReadOnlyList<string>> SettingsAndPathsAreKnownAsync(Cluster cluster)
    {
        var violations = new List<string>();
        foreach (var pod in cluster.Services)
        {
            var settings = cluster.SettingsOf(pod.Main);
            var secrets = SecretFilesOf(pod).ToList();
            await using var service = new ConfiguredService(pod.Name, settings, secrets);
            violations.AddRange(
                settings
                    .Keys.Concat(secrets)
                    .Where(key => !service.Knows(key))
                    .Select(key => $"{pod.Name} does not know the setting {key}")
            );
            violations.AddRange(
                PathsOf(pod)
                    .Where(path => !service.Answers(path))
                    .Select(path => $"{pod.Name} does not answer {path}")
            );
        }
        return violations;
    }

    private static IEnumerable<string> SecretFilesOf(Pod pod) =>
        pod
            .Spec.Items("volumes")
            .SelectMany(volume => volume.Items("projected", "sources"))
            .SelectMany(source => source.Items("secret", "items"))
            .Select(item => item.Text("path"));

    private static IEnumerable<string> PathsOf(Pod pod) =>
        new[] { "startupProbe", "livenessProbe", "readinessProbe" }
            .Select(probe => pod.Main.Text(probe, "httpGet", "path"))
            .Append(pod.Annotations.GetValueOrDefault("dapr.io/app-health-check-path", ""));
}
