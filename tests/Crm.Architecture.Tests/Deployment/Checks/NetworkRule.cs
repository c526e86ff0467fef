using System.Text.Json.Nodes;

namespace Crm.Architecture.Tests.Deployment.Checks;

/// <summary>One rule of a NetworkPolicy.</summary>
/// <param name="IsIngress">Whether it lets in.</param>
/// <param name="Rule">What it says.</param>
internal sealed record NetworkRule(bool IsIngress, JsonNode Rule)
{
    public static IEnumerable<NetworkRule> Of(JsonNode policy) =>
        policy
            .Items("spec", "ingress")
            .Select(rule => new NetworkRule(true, rule))
            .Concat(policy.Items("spec", "egress").Select(rule => new NetworkRule(false, rule)));

    /// <summary>The pods of this namespace that it speaks of, by their labels.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> Peers =>
        All.Where(peer =>
                peer.At("namespaceSelector") is null && peer.At("podSelector") is not null
            )
            .Select(peer => peer.Map("podSelector", "matchLabels"));

    /// <summary>The other namespaces that it speaks of.</summary>
    public IEnumerable<string> Namespaces =>
        All.Select(peer =>
            peer.Text("namespaceSelector", "matchLabels", "kubernetes.io/metadata.name")
        );

    public IEnumerable<string> Ports => Rule.Items("ports").Select(port => port.Text("port"));

    private IEnumerable<JsonNode> All => Rule.Items(IsIngress ? "from" : "to");
}
