using System.Text.Json;
using Crm.Testing;
using YamlDotNet.RepresentationModel;

namespace Crm.EndToEnd.Tests.Telemetry;

/// <summary>Dashboard and alerts ask for what the product exports: a name that nobody exports would stay silent for ever.</summary>
[Collection(nameof(ObservedSuite))]
public sealed class ObservabilityTests(ObservedSuite suite)
{
    // Labels of the resource and of Prometheus itself.
    private static readonly string[] OuterLabels = ["service_name", "le"];

    [Theory]
    [InlineData("alerts.yaml")]
    [InlineData("dashboard.json")]
    public async Task Expressions_NameExportedMetricsAndLabels(string file)
    {
        var metrics = suite
            .Receiver.Points.SelectMany(PrometheusNames.Of)
            .ToHashSet(StringComparer.Ordinal);
        var labels = suite
            .Receiver.Points.SelectMany(point => point.Labels.Keys)
            .Select(label => label.Replace('.', '_'))
            .Concat(OuterLabels)
            .ToHashSet(StringComparer.Ordinal);
        var expressions = await ExpressionsAsync(file);
        Assert.NotEmpty(expressions);

        Assert.All(expressions, expression => Assert.NotEmpty(PrometheusNames.In(expression)));
        Assert.Empty(expressions.SelectMany(PrometheusNames.In).Except(metrics));
        Assert.Empty(expressions.SelectMany(PrometheusNames.LabelsIn).Except(labels));
    }

    [Fact]
    public async Task Alerts_WakeSomebodyWhenEventsAreNotSent()
    {
        var rules = await RulesAsync();
        var outbox = Assert.Single(
            rules,
            rule => Text(rule, "expr").Contains("crm_outbox_age_seconds", StringComparison.Ordinal)
        );
        Assert.Equal("page", Text((YamlMappingNode)outbox["labels"], "severity"));
        Assert.All(
            rules,
            rule => Assert.NotEmpty(Text((YamlMappingNode)rule["annotations"], "summary"))
        );
    }

    [Fact]
    public async Task Collector_LimitsItsMemoryFirst_AndEveryPartOfItsPipelinesIsDefined()
    {
        var root = await YamlAsync("otel-collector.yaml");
        var pipelines = (YamlMappingNode)root["service"]["pipelines"];
        Assert.Equal(
            ["logs", "metrics", "traces"],
            pipelines.Children.Keys.Select(key => key.ToString()).Order(StringComparer.Ordinal)
        );
        foreach (var (_, pipeline) in pipelines.Children)
        {
            foreach (var kind in new[] { "receivers", "processors", "exporters" })
            {
                var names = ((YamlSequenceNode)pipeline[kind]).Select(name => name.ToString());
                Assert.Empty(
                    names.Except(
                        ((YamlMappingNode)root[kind]).Children.Keys.Select(key => key.ToString())
                    )
                );
            }
            var processors = (YamlSequenceNode)pipeline["processors"];
            Assert.Equal("memory_limiter", processors.Children[0].ToString());
            Assert.Equal("batch", processors.Children[^1].ToString());
            Assert.Equal("otlp", Assert.Single((YamlSequenceNode)pipeline["receivers"]).ToString());
        }
    }

    private static async Task<IReadOnlyList<string>> ExpressionsAsync(string file)
    {
        if (file == "alerts.yaml")
            return [.. (await RulesAsync()).Select(rule => Text(rule, "expr"))];
        using var dashboard = JsonDocument.Parse(await ReadAsync(file));
        return
        [
            .. dashboard
                .RootElement.GetProperty("panels")
                .EnumerateArray()
                .Where(panel => panel.TryGetProperty("targets", out _))
                .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
                .Select(target => target.GetProperty("expr").GetString()!),
        ];
    }

    private static async Task<IReadOnlyList<YamlMappingNode>> RulesAsync() =>
        [
            .. ((YamlSequenceNode)(await YamlAsync("alerts.yaml"))["groups"]).SelectMany(group =>
                ((YamlSequenceNode)group["rules"]).Cast<YamlMappingNode>()
            ),
        ];

    private static async Task<YamlNode> YamlAsync(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(await ReadAsync(file)));
        return yaml.Documents[0].RootNode;
    }

    private static string Text(YamlMappingNode map, string key) => map[key].ToString();

    private static Task<string> ReadAsync(string file) =>
        File.ReadAllTextAsync(Path.Combine(Tools.Repository, "deploy/observability", file));
}
