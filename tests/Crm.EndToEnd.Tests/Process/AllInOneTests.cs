using System.Diagnostics;
using System.Net;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Process;

/// <summary>The product as a process of its own, as a new user starts it.</summary>
public sealed class AllInOneTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("crm-process-").FullName;

    [Fact]
    public async Task Start_PrintsWhatIsNeeded_AndASecondStartReusesTheData()
    {
        string key;
        await using (var first = await RunningSuite.StartAsync(_data))
        {
            key =
                first.Key ?? throw new InvalidOperationException("The first start printed no key.");
            Assert.Equal(3, first.Commands.Count());
            Assert.Equal(
                HttpStatusCode.Created,
                await PostContactAsync(first, key, "Ada Lovelace")
            );
            Assert.Equal(0, await first.StopAsync());
        }
        await using var second = await RunningSuite.StartAsync(_data);
        Assert.Null(second.Key);
        foreach (var command in second.Commands)
            Assert.Contains($"Authorization: Bearer {key}", await ArgumentsAsync(command, key));
        Assert.Contains(
            "Ada Lovelace",
            (await second.ClientOf(key).GetAsync("/v1/contacts:search?query=lovelace")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(0, await second.StopAsync());
    }

    [Fact]
    public async Task Start_WhenAnotherProcessHasTheData_SaysSo()
    {
        await using var first = await RunningSuite.StartAsync(_data);
        var (exitCode, output) = await Tools.RunAsync("dotnet", RunningSuite.Arguments(_data));
        Assert.Equal(1, exitCode);
        Assert.Contains("--data", output, StringComparison.Ordinal);
    }

    // What the shell gives to curl when CRM_API_KEY is set.
    private static async Task<string[]> ArgumentsAsync(string command, string key)
    {
        using var shell = System.Diagnostics.Process.Start(
            new ProcessStartInfo("sh", ["-c", $"curl() {{ printf '%s\\n' \"$@\"; }}\n{command}"])
            {
                Environment = { ["CRM_API_KEY"] = key },
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return output.Split('\n');
    }

    private static async Task<HttpStatusCode> PostContactAsync(
        RunningSuite suite,
        string key,
        string name
    ) => (await suite.ClientOf(key).PostAsync("/v1/contacts", new { displayName = name })).Status;

    public void Dispose() => Directory.Delete(_data, recursive: true);
}
