using System.Text.Json.Nodes;
using static Crm.Architecture.Tests.Deployment.Breaks.Parts;

namespace Crm.Architecture.Tests.Deployment.Breaks;

/// <summary>Mistakes in pods.</summary>
internal static class BrokenPods
{
    public static readonly IReadOnlyList<Broken> All =
    [
        new(
            "liveness asks for readiness",
            "probes differ",
            c => Container(c)["livenessProbe"] = Container(c)["readinessProbe"]!.DeepClone()
        ),
        new("no startup probe", "probes differ", c => Remove(Container(c), "startupProbe")),
        new(
            "no limit of the disk",
            "resources are limited",
            c => Remove(Container(c).At("resources", "limits"), "ephemeral-storage")
        ),
        new(
            "the pod is killed while it drains",
            "pods stop in time",
            c => Spec(c)["terminationGracePeriodSeconds"] = 40
        ),
        new("no preStop", "pods stop in time", c => Remove(Container(c), "lifecycle")),
        new(
            "the sidecar goes first",
            "pods stop in time",
            c => Annotations(c)["dapr.io/block-shutdown-duration"] = "1s"
        ),
        new(
            "the Job migrates with another image",
            "migrations are jobs",
            c =>
                c.Find("Job", "contacts-migrate").At("spec", "template", "spec", "containers")![0]![
                    "image"
                ] = "crm/contacts:0"
        ),
        new(
            "the Job has a sidecar",
            "migrations are jobs",
            c =>
                c.Find("Job", "contacts-migrate")
                    .At("spec", "template", "metadata", "annotations")!["dapr.io/enabled"] = "true"
        ),
        new(
            "fixed replicas",
            "services scale and survive",
            c => DeploymentOf(c)["spec"]!["replicas"] = 3
        ),
        new(
            "the HPA scales another",
            "services scale and survive",
            c =>
                c.Find("HorizontalPodAutoscaler", "contacts").At("spec", "scaleTargetRef")![
                    "name"
                ] = "tickets"
        ),
        new(
            "no behavior",
            "services scale and survive",
            c => Remove(c.Find("HorizontalPodAutoscaler", "contacts").At("spec"), "behavior")
        ),
        new(
            "two may go at once",
            "services scale and survive",
            c => c.Find("PodDisruptionBudget", "contacts").At("spec")!["maxUnavailable"] = 2
        ),
        new(
            "all in one zone",
            "services scale and survive",
            c => Remove(Spec(c), "topologySpreadConstraints")
        ),
        new(
            "the root can be written",
            "restricted",
            c => Container(c)["securityContext"]!["readOnlyRootFilesystem"] = false
        ),
        new(
            "root in an init container",
            "restricted",
            c =>
                Spec(c)["initContainers"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "prepare",
                        ["securityContext"] = new JsonObject { ["runAsUser"] = 0 },
                    }
                )
        ),
        new(
            "no seccomp profile in a Job",
            "restricted",
            c =>
                Remove(
                    c.Find("Job", "tickets-migrate")
                        .At("spec", "template", "spec", "securityContext"),
                    "seccompProfile"
                )
        ),
        new(
            "a folder of the host",
            "restricted",
            c =>
                ((JsonArray)Spec(c)["volumes"]!).Add(
                    new JsonObject { ["name"] = "host", ["hostPath"] = new JsonObject() }
                )
        ),
        new(
            "capabilities in Redis",
            "restricted",
            c =>
                Remove(
                    c.Find("StatefulSet", "redis")
                        .At("spec", "template", "spec", "containers")![0]
                        .At("securityContext"),
                    "capabilities"
                )
        ),
        new(
            "the namespace allows all",
            "restricted",
            c =>
                c.Find("Namespace", "crm").At("metadata", "labels")![
                    "pod-security.kubernetes.io/enforce"
                ] = "baseline"
        ),
        new(
            "the account of another",
            "accounts have no token",
            c => Spec(c)["serviceAccountName"] = "tickets"
        ),
        new(
            "a token",
            "accounts have no token",
            c => Spec(c)["automountServiceAccountToken"] = true
        ),
        new(
            "a secret in the environment",
            "secrets are files",
            c => AddVariable(c, "X", new JsonObject { ["secretKeyRef"] = new JsonObject() })
        ),
        new(
            "a password in a value",
            "secrets are files",
            c => AddVariable(c, "Store", null, "Host=db;Password=tea")
        ),
        new(
            "all of a shared secret",
            "secrets name their items",
            c =>
                Remove(
                    Spec(c)["volumes"]!
                        .AsArray()
                        .SelectMany(volume => volume.Items("projected", "sources"))
                        .Select(source => source.At("secret"))
                        .First(secret => secret.Text("name") == "crm-identity"),
                    "items"
                )
        ),
        new(
            "all of a secret that is a volume",
            "secrets name their items",
            c =>
                ((JsonArray)Spec(c)["volumes"]!).Add(
                    new JsonObject
                    {
                        ["name"] = "tls",
                        ["secret"] = new JsonObject { ["secretName"] = "crm-tls" },
                    }
                )
        ),
        new(
            "a key in a ConfigMap",
            "secrets are files",
            c =>
                c.OfKind("ConfigMap").First(map => map["data"] is not null)["data"]![
                    "Identity__Keys__0__Id"
                ] = Convert.ToBase64String(new byte[32])
        ),
    ];
}
