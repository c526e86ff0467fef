using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Dapr;

/// <summary>What <c>tye.yaml</c> says, and that the script for machines without Tye says the same.</summary>
public sealed class TyeTests
{
    [Fact]
    public async Task Tye_ByItsSchema_IsValid()
    {
        var schema = Tools.DemandPath("../shared/data/tye-schema.json");
        var node = Tools.Demand("node", "install Node.js");
        Tools.DemandPath("node_modules/ajv/package.json");
        var document = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(
                document,
                YamlFiles.ReadAsJson("tye.yaml"),
                TestContext.Current.CancellationToken
            );
            Assert.Equal((0, ""), await ValidateAsync());

            // It would notice: a binding knows no other properties.
            var wrong = JsonNode.Parse(YamlFiles.ReadAsJson("tye.yaml"))!;
            wrong["services"]![0]!["bindings"]![0]!["prt"] = 1;
            await File.WriteAllTextAsync(
                document,
                wrong.ToJsonString(),
                TestContext.Current.CancellationToken
            );
            Assert.Equal(1, (await ValidateAsync()).ExitCode);
        }
        finally
        {
            File.Delete(document);
        }

        Task<(int ExitCode, string Output)> ValidateAsync() =>
            Tools.RunAsync(node, ["tests/Crm.EndToEnd.Tests/Dapr/validate.mjs", schema, document]);
    }

    [Fact]
    public void Tye_OfEveryService_HasProjectBindingsProbesAndSidecar()
    {
        var tye = YamlFiles.Read("tye.yaml");
        var dapr = Assert.Single(tye.GetProperty("extensions").EnumerateArray());
        Assert.Equal("dapr", dapr.GetProperty("name").GetString());
        Assert.True(
            File.Exists(
                Path.Combine(
                    Tools.Repository,
                    dapr.GetProperty("components-path").GetString()!,
                    "pubsub.yaml"
                )
            )
        );
        var services = tye.GetProperty("services").EnumerateArray().ToList();
        Assert.Equal(
            ["contacts", "gateway", "interactions", "segmentation", "tickets"],
            services.Select(service => service.GetProperty("name").GetString())
        );
        Assert.All(
            services,
            service =>
            {
                Assert.True(
                    File.Exists(
                        Path.Combine(Tools.Repository, service.GetProperty("project").GetString()!)
                    )
                );
                // What Tye's Dapr extension allows.
                Assert.Equal(1, service.GetProperty("replicas").GetInt32());
                var environment = EnvironmentOf(service);
                Assert.Equal("Dapr", environment["Messaging__Publisher"]);
                var ports = service
                    .GetProperty("bindings")
                    .EnumerateArray()
                    .ToDictionary(
                        binding => binding.GetProperty("name").GetString()!,
                        binding => binding.GetProperty("port").GetInt32()
                    );
                Assert.Equal($"http://127.0.0.1:{ports["http"]}", environment["Listen__Http"]);
                Assert.Equal($"http://127.0.0.1:{ports["grpc"]}", environment["Listen__Grpc"]);
                Assert.All(
                    new[] { ("liveness", "/healthz/live"), ("readiness", "/healthz/ready") },
                    probe =>
                    {
                        var http = service.GetProperty(probe.Item1).GetProperty("http");
                        Assert.Equal(probe.Item2, http.GetProperty("path").GetString());
                        Assert.Equal(ports["http"], http.GetProperty("port").GetInt32());
                    }
                );
            }
        );
    }

    [Fact]
    public async Task RunScript_ForEveryService_HasTheSettingsOfTye()
    {
        var (exitCode, output) = await Tools.RunAsync(
            Path.Combine(Tools.Repository, "deploy/local/run.sh"),
            ["--settings"]
        );
        Assert.Equal(0, exitCode);
        var script = output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 2))
            .ToLookup(line => line[0], line => line[1]);

        Assert.All(
            YamlFiles.Read("tye.yaml").GetProperty("services").EnumerateArray(),
            service =>
            {
                var name = service.GetProperty("name").GetString()!;
                // Here a sidecar publishes; there the services post themselves, with a key of the machine's own.
                var expected = EnvironmentOf(service)
                    .Where(pair => !pair.Key.StartsWith("Identity__", StringComparison.Ordinal))
                    .Select(pair => $"{pair.Key}={pair.Value}")
                    .Select(line =>
                        line.Replace(
                            "../../data/",
                            $"{Tools.Repository}/data/",
                            StringComparison.Ordinal
                        )
                    )
                    .Select(line =>
                        line == "Messaging__Publisher=Dapr" ? "Messaging__Publisher=Direct" : line
                    );
                Assert.Equal(expected.Order(), script[name].Order());
            }
        );
    }

    private static Dictionary<string, string> EnvironmentOf(JsonElement service) =>
        service
            .GetProperty("env")
            .EnumerateArray()
            .ToDictionary(
                variable => variable.GetProperty("name").GetString()!,
                variable => variable.GetProperty("value").GetString()!,
                StringComparer.Ordinal
            );
}
