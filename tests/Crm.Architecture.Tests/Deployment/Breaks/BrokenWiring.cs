using System.Text.Json.Nodes;
using static Crm.Architecture.Tests.Deployment.Breaks.Parts;

namespace Crm.Architecture.Tests.Deployment.Breaks;

/// <summary>Mistakes in what names something else.</summary>
internal static class BrokenWiring
{
    public static readonly IReadOnlyList<Broken> All =
    [
        new(
            "a selector of nothing",
            "selectors select",
            c =>
                c.Find("Service", "contacts").At("spec", "selector")!["app.kubernetes.io/name"] =
                    "contact"
        ),
        new(
            "a Service takes the Job, too",
            "selectors select",
            c =>
                Remove(
                    c.Find("Service", "contacts").At("spec", "selector"),
                    "app.kubernetes.io/component"
                )
        ),
        new(
            "a peer that is not there",
            "selectors select",
            c =>
                c.Find("NetworkPolicy", "contacts").At("spec", "ingress")![0]!["from"]![0]![
                    "podSelector"
                ]!["matchLabels"]!["app.kubernetes.io/name"] = "gate"
        ),
        new(
            "a Service with a wrong port",
            "ports resolve",
            c => c.Find("Service", "contacts").At("spec", "ports")![0]!["targetPort"] = "h2c"
        ),
        new(
            "an ingress with a wrong port",
            "ports resolve",
            c =>
                Remove(
                    c.Find("Service", "gateway")
                        .Items("spec", "ports")
                        .Single(port => port.Text("name") == "http"),
                    "name"
                )
        ),
        new(
            "a probe with a wrong port",
            "ports resolve",
            c => Container(c).At("readinessProbe", "httpGet")!["port"] = "health"
        ),
        new(
            "a sidecar with a wrong port",
            "ports resolve",
            c => Annotations(c)["dapr.io/app-port"] = "8101"
        ),
        new(
            "a ConfigMap that is not there",
            "references exist",
            c => Container(c)["envFrom"]![0]!["configMapRef"]!["name"] = "settings"
        ),
        new(
            "a mount of nothing",
            "references exist",
            c => Container(c)["volumeMounts"]![0]!["name"] = "data"
        ),
        new(
            "a number as a setting",
            "shapes are right",
            c => c.OfKind("ConfigMap").First(map => map["data"] is not null)["data"]!["A"] = 1
        ),
        new(
            "an object without a namespace",
            "shapes are right",
            c => Remove(c.Find("Service", "tickets").At("metadata"), "namespace")
        ),
    ];
}
