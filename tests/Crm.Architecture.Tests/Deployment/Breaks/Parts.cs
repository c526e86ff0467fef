using System.Text.Json.Nodes;

namespace Crm.Architecture.Tests.Deployment.Breaks;

/// <summary>The parts of a cluster that mistakes are made in.</summary>
internal static class Parts
{
    public static JsonNode DeploymentOf(Cluster cluster) => cluster.Find("Deployment", "contacts")!;

    public static JsonNode Spec(Cluster cluster) =>
        DeploymentOf(cluster).At("spec", "template", "spec")!;

    public static JsonNode Container(Cluster cluster) => Spec(cluster)["containers"]![0]!;

    public static JsonNode Annotations(Cluster cluster) =>
        DeploymentOf(cluster).At("spec", "template", "metadata", "annotations")!;

    public static JsonNode GatewaySettings(Cluster cluster) =>
        cluster
            .OfKind("ConfigMap")
            .Single(map => map.At("data", "Services__segmentation") is not null)["data"]!;

    public static JsonArray Peers(Cluster cluster, string policy, string direction, string peers) =>
        (JsonArray)cluster.Find("NetworkPolicy", policy).At("spec", direction)![0]![peers]!;

    public static void Remove(JsonNode? map, string name) =>
        Assert.True(((JsonObject)map!).Remove(name), $"{name} is not there");

    public static void Drop(Cluster cluster, string kind, string name) =>
        Remove(cluster.Find(kind, name), "kind");

    public static void AddVariable(
        Cluster cluster,
        string name,
        JsonNode? valueFrom,
        string? value = null
    ) =>
        Container(cluster)["env"] = new JsonArray(
            new JsonObject
            {
                ["name"] = name,
                ["value"] = value,
                ["valueFrom"] = valueFrom,
            }
        );
}
