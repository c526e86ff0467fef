using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Crm.Architecture.Tests.Deployment.Checks;

/// <summary>The Pod Security level "restricted", and where secrets may stand.</summary>
internal static partial class SecurityChecks
{
    private const string User = "1654";

    private static readonly string[] VolumeKinds =
    [
        "configMap",
        "emptyDir",
        "projected",
        "secret",
        "persistentVolumeClaim",
        "downwardAPI",
        "csi",
        "ephemeral",
    ];

    /// <summary>The namespace demands the level, and every pod keeps it; beyond it, the root of the file system is read-only.</summary>
    public static IEnumerable<string> Restricted(Cluster cluster)
    {
        if (
            cluster
                .Find("Namespace", Cluster.Namespace)
                .Text("metadata", "labels", "pod-security.kubernetes.io/enforce") != "restricted"
        )
            yield return "the namespace does not enforce the level";
        foreach (var pod in cluster.Pods)
        {
            foreach (var violation in OfPod(pod).Concat(pod.Containers.SelectMany(OfContainer)))
                yield return $"{pod.Title}: {violation}";
            if (
                pod.Component is "service" or "migration"
                && pod.Spec.Text("securityContext", "runAsUser") != User
            )
                yield return $"{pod.Title} does not run as the user of the image";
        }
    }

    /// <summary>An account of its own for each, without a token.</summary>
    public static IEnumerable<string> AccountsHaveNoToken(Cluster cluster) =>
        from pod in cluster.Pods
        let account = cluster.Find("ServiceAccount", pod.Spec.Text("serviceAccountName"))
        where
            account is null
            || account.Text("automountServiceAccountToken") != "false"
            || pod.Spec.Text("automountServiceAccountToken") != "false"
            || Cluster.NameOf(account) != pod.Name
        select $"{pod.Title}: account {pod.Spec.Text("serviceAccountName")}";

    /// <summary>Secrets come as files: none in the environment, in a ConfigMap, or in the repository.</summary>
    public static IEnumerable<string> SecretsAreFiles(Cluster cluster)
    {
        foreach (var secret in cluster.OfKind("Secret"))
            yield return $"{Cluster.Title(secret)} is in the repository";
        foreach (var map in cluster.OfKind("ConfigMap"))
        {
            foreach (var (key, value) in map.Map("data").Where(LooksSecret))
                yield return $"{Cluster.Title(map)}: {key} = {value}";
        }
        foreach (var pod in cluster.Pods)
        {
            foreach (var container in pod.Containers)
            {
                if (container.Items("envFrom").Any(source => source.At("secretRef") is not null))
                    yield return $"{pod.Title} takes its environment from a secret";
                foreach (var variable in container.Items("env"))
                {
                    var pair = KeyValuePair.Create(variable.Text("name"), variable.Text("value"));
                    if (variable.At("valueFrom", "secretKeyRef") is not null || LooksSecret(pair))
                        yield return $"{pod.Title} has a secret in {variable.Text("name")}";
                }
            }
        }
    }

    /// <summary>A file of a secret is a setting: what else is put into a secret, by mistake or for another pod, is none.</summary>
    public static IEnumerable<string> SecretsNameTheirItems(Cluster cluster) =>
        from pod in cluster.Pods
        from volume in pod.Spec.Items("volumes")
        from secret in volume
            .Items("projected", "sources")
            .Select(source => source.At("secret"))
            .Append(volume.At("secret"))
        where secret is not null && !secret.Items("items").Any()
        select $"{pod.Title} mounts all of {secret.Text("name")}{secret.Text("secretName")}";

    private static IEnumerable<string> OfPod(Pod pod)
    {
        foreach (var host in new[] { "hostNetwork", "hostPID", "hostIPC" })
        {
            if (pod.Spec.Text(host) == "true")
                yield return host;
        }
        var security = pod.Spec.At("securityContext");
        if (security.Text("runAsNonRoot") != "true" || security.Text("runAsUser") is "" or "0")
            yield return "may run as root";
        if (security.Text("seccompProfile", "type") is not ("RuntimeDefault" or "Localhost"))
            yield return "no seccomp profile";
        foreach (var volume in pod.Spec.Items("volumes"))
        {
            if (!VolumeKinds.Any(kind => volume.At(kind) is not null))
                yield return $"volume {volume.Text("name")}";
        }
    }

    private static IEnumerable<string> OfContainer(JsonNode container)
    {
        var security = container.At("securityContext");
        if (security.Text("allowPrivilegeEscalation") != "false")
            yield return "privileges may grow";
        if (security.Text("privileged") == "true")
            yield return "privileged";
        if (security.Text("readOnlyRootFilesystem") != "true")
            yield return "the root can be written";
        if (!security.Items("capabilities", "drop").Any(name => name.ToString() == "ALL"))
            yield return "capabilities are kept";
        if (security.Items("capabilities", "add").Any())
            yield return "capabilities are added";
        if (security.Text("runAsNonRoot") == "false" || security.Text("runAsUser") == "0")
            yield return "runs as root";
        if (container.Items("ports").Any(port => port.At("hostPort") is not null))
            yield return "a port of the host";
    }

    private static bool LooksSecret(KeyValuePair<string, string> setting) =>
        SecretName().IsMatch(setting.Key) || SecretValue().IsMatch(setting.Value);

    [GeneratedRegex(
        "(Secret|Password|Token|ConnectionString|ApiKey|Credential)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex SecretName();

    [GeneratedRegex(
        "(password|pwd)\\s*=\\s*\\w|://[^/\\s]*:[^/\\s]*@|^[A-Za-z0-9+/]{40,}={0,2}$|\\bcrm_[A-Za-z0-9_-]{20,}",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex SecretValue();
}
