using System.Text.Json.Nodes;
using static Crm.Architecture.Tests.Deployment.Breaks.Parts;

namespace Crm.Architecture.Tests.Deployment.Breaks;

/// <summary>Mistakes in who may call whom, and in what sidecars are told.</summary>
internal static class BrokenNetwork
{
    public static readonly IReadOnlyList<Broken> All =
    [
        new(
            "nothing is denied",
            "denies by default",
            c =>
                c.Find("NetworkPolicy", "deny-all").At("spec")!["egress"] = new JsonArray(
                    new JsonObject()
                )
        ),
        new(
            "a policy for all",
            "each service has its policy",
            c => c.Find("NetworkPolicy", "tickets").At("spec")!["podSelector"] = new JsonObject()
        ),
        new(
            "contacts lets one less in",
            "calls are those of the product",
            c => Peers(c, "contacts", "ingress", "from").RemoveAt(0)
        ),
        new(
            "tickets may call interactions",
            "calls are those of the product",
            c =>
                Peers(c, "tickets", "egress", "to")
                    .Add(Peers(c, "segmentation", "egress", "to")[1]!.DeepClone())
        ),
        new(
            "an address without a Service",
            "addresses resolve",
            c => GatewaySettings(c)["Services__tickets"] = "dns:///ticket:8081"
        ),
        new(
            "an address with another port",
            "addresses resolve",
            c => GatewaySettings(c)["Services__tickets"] = "dns:///tickets:8104"
        ),
        new(
            "an address that is one replica for ever",
            "addresses resolve",
            c => Remove(c.Find("Service", "tickets").At("spec"), "clusterIP")
        ),
        new(
            "a service is not told where another is",
            "addresses resolve",
            c => Remove(GatewaySettings(c), "Services__tickets")
        ),
        new(
            "the collector is out of reach",
            "needs are met",
            c => Drop(c, "NetworkPolicy", "telemetry")
        ),
        new("the store is out of reach", "needs are met", c => Drop(c, "NetworkPolicy", "store")),
        new("Redis lets nobody in", "needs are met", c => Drop(c, "NetworkPolicy", "redis")),
        new(
            "a sidecar without limits",
            "sidecars are told",
            c => Remove(Annotations(c), "dapr.io/sidecar-memory-limit")
        ),
        new(
            "a sidecar with the id of another",
            "sidecars are told",
            c => Annotations(c)["dapr.io/app-id"] = "tickets"
        ),
        new(
            "a sidecar with a configuration that is not there",
            "sidecars are told",
            c => Drop(c, "Configuration", "crm")
        ),
        new(
            "a scope for nobody",
            "scopes and targets exist",
            c => c.Find("Component", "pubsub")!["scopes"]![0] = "contact"
        ),
        new(
            "retries for nothing",
            "scopes and targets exist",
            c => c.Find("Component", "pubsub")!["metadata"]!["name"] = "bus"
        ),
        new(
            "a retry policy that is not there",
            "scopes and targets exist",
            c => Remove(c.Find("Resiliency", "crm").At("spec", "policies", "retries"), "delivery")
        ),
    ];
}
