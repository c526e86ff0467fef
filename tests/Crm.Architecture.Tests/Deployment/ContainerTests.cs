using System.Text.Json.Nodes;
using Crm.Testing;

namespace Crm.Architecture.Tests.Deployment;

/// <summary>The Dockerfile, <c>dotnet publish /t:PublishContainer</c> and the manifests speak of the same image.</summary>
public class ContainerTests
{
    [Fact]
    public async Task Image_IsTheSame_HoweverItIsMade()
    {
        var published = await EvaluateAsync("tickets");
        var lines = await File.ReadAllLinesAsync(
            Path.Combine(Tools.Repository, "deploy/docker/Dockerfile"),
            TestContext.Current.CancellationToken
        );
        string[] words = [.. lines.SelectMany(line => line.Split(' '))];

        Assert.Contains($"FROM {published.Text("Properties", "ContainerBaseImage")}", lines);
        Assert.EndsWith(
            "-chiselled-extra",
            published.Text("Properties", "ContainerBaseImage"),
            StringComparison.Ordinal
        );
        Assert.Contains($"USER {published.Text("Properties", "ContainerUser")}", lines);
        Assert.Equal(
            lines.Single(line => line.StartsWith("EXPOSE ", StringComparison.Ordinal)),
            "EXPOSE "
                + string.Join(
                    ' ',
                    published.Items("Items", "ContainerPort").Select(port => port.Text("Identity"))
                )
        );
        var variables = published.Items("Items", "ContainerEnvironmentVariable").ToList();
        Assert.NotEmpty(variables);
        Assert.All(
            variables,
            variable =>
                Assert.Contains($"{variable.Text("Identity")}={variable.Text("Value")}", words)
        );
    }

    [Fact]
    public async Task Manifests_NameTheImagesThatAreMade()
    {
        var published = (await EvaluateAsync("tickets")).At("Properties");
        Assert.Equal("crm/tickets", published.Text("ContainerRepository"));
        foreach (var overlay in Cluster.Overlays)
        {
            var cluster = await Cluster.RenderAsync(overlay);
            Rule.Holds(
                cluster.Pods.Where(pod => pod.Component is "service" or "migration"),
                pod =>
                    pod.Main.Text("image")
                        == $"crm/{pod.Name}:{published.Text("ContainerImageTag")}"
                    && Directory.Exists(Path.Combine(Tools.Repository, "services", pod.Name))
                    && pod.Spec.Text("securityContext", "runAsUser")
                        == published.Text("ContainerUser")
                        ? null
                        : $"{pod.Title} runs {pod.Main.Text("image")}"
            );
        }
    }

    private static async Task<JsonNode> EvaluateAsync(string service)
    {
        var (exitCode, output) = await Tools.RunAsync(
            Tools.Demand("dotnet", "install the .NET SDK"),
            [
                "msbuild",
                $"services/{service}",
                "-getProperty:ContainerRepository,ContainerImageTag,ContainerBaseImage,ContainerUser",
                "-getItem:ContainerPort,ContainerEnvironmentVariable",
            ]
        );
        Assert.True(exitCode == 0, output);
        return JsonNode.Parse(output)!;
    }
}
