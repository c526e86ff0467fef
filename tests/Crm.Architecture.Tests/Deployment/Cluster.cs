using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Crm.Testing;

namespace Crm.Architecture.Tests.Deployment;

/// <summary>The objects that an overlay renders.</summary>
internal sealed record Cluster(IReadOnlyList<JsonNode> Objects)
{
    public const string Namespace = "crm";

    private static readonly ConcurrentDictionary<
        string,
        Lazy<Task<IReadOnlyList<JsonNode>>>
    > Rendered = new(StringComparer.Ordinal);

    /// <summary>The overlays of the repository.</summary>
    public static IEnumerable<string> Overlays =>
        Directory
            .GetDirectories(Path.Combine(Tools.Repository, "deploy/k8s/overlays"))
            .Select(folder => Path.GetFileName(folder)!)
            .Order(StringComparer.Ordinal);

    /// <summary>Renders an overlay; a copy of its own for each caller.</summary>
    public static async Task<Cluster> RenderAsync(string overlay) =>
        new([
            .. (
                await Rendered.GetOrAdd(overlay, name => new(() => KustomizeAsync(name))).Value
            ).Select(item => item.DeepClone()),
        ]);

    public IEnumerable<JsonNode> OfKind(string kind) =>
        Objects.Where(item => item.Text("kind") == kind);

    public JsonNode? Find(string kind, string name) =>
        OfKind(kind).FirstOrDefault(item => NameOf(item) == name);

    public static string NameOf(JsonNode? item) => item.Text("metadata", "name");

    public static string Title(JsonNode item) => $"{item.Text("kind")} {NameOf(item)}";

    /// <summary>What makes pods.</summary>
    public IEnumerable<Pod> Pods =>
        Objects
            .Where(item => item.At("spec", "template", "spec", "containers") is not null)
            .Select(item => new Pod(item));

    /// <summary>The pods of the five services.</summary>
    public IEnumerable<Pod> Services => Pods.Where(pod => pod.Component == "service");

    public IEnumerable<Pod> Selected(IReadOnlyDictionary<string, string> labels) =>
        Pods.Where(pod => labels.All(pod.Labels.Contains));

    /// <summary>What a container gets from its ConfigMaps.</summary>
    public IReadOnlyDictionary<string, string> SettingsOf(JsonNode container)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in container.Items("envFrom"))
        {
            foreach (
                var (key, value) in Find("ConfigMap", source.Text("configMapRef", "name"))
                    .Map("data")
            )
                settings[key] = value;
        }
        return settings;
    }

    private static async Task<IReadOnlyList<JsonNode>> KustomizeAsync(string overlay)
    {
        var (exitCode, output) = await Tools.RunAsync(
            Tools.Demand("kubectl", "install kubectl"),
            ["kustomize", $"deploy/k8s/overlays/{overlay}"]
        );
        Assert.True(exitCode == 0, output);
        return YamlJson.Parse(output);
    }
}

/// <summary>What makes pods: a Deployment, StatefulSet or Job.</summary>
internal sealed record Pod(JsonNode Owner)
{
    public string Title => Cluster.Title(Owner);

    public string Name => Labels.GetValueOrDefault("app.kubernetes.io/name", "");

    public string Component => Labels.GetValueOrDefault("app.kubernetes.io/component", "");

    public IReadOnlyDictionary<string, string> Labels =>
        Owner.Map("spec", "template", "metadata", "labels");

    public IReadOnlyDictionary<string, string> Annotations =>
        Owner.Map("spec", "template", "metadata", "annotations");

    public JsonNode Spec => Owner.At("spec", "template", "spec")!;

    /// <summary>All containers, those that only begin among them.</summary>
    public IEnumerable<JsonNode> Containers =>
        Spec.Items("containers").Concat(Spec.Items("initContainers"));

    public JsonNode Main => Spec.Items("containers").First();

    public bool Offers(string port) =>
        Containers
            .SelectMany(container => container.Items("ports"))
            .Any(offered => offered.Text("name") == port || offered.Text("containerPort") == port);
}
