using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Process;

/// <summary>The product as a process of its own, as a new user starts it.</summary>
public sealed partial class AllInOneTests : IDisposable
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
            Assert.True(first.Commands >= 3);
            Assert.Equal("201", await first.PostContactAsync(key, "Ada Lovelace"));
            Assert.Equal(0, await first.StopAsync());
        }
        await using var second = await RunningSuite.StartAsync(_data);
        Assert.Null(second.Key);
        Assert.Contains(
            "Ada Lovelace",
            await second.GetAsync(key, "/v1/contacts:search?query=lovelace"),
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

    [Fact]
    public async Task Kill_WhileWorking_LosesNothingThatWasAcknowledged()
    {
        string key;
        var acknowledged = new List<string>();
        await using (var first = await RunningSuite.StartAsync(_data))
        {
            key = first.Key!;
            for (var i = 0; i < 50; i++)
            {
                if (await first.PostContactAsync(key, $"Person {i}") == "201")
                    acknowledged.Add($"Person {i}");
            }
            first.Kill();
        }
        await using var second = await RunningSuite.StartAsync(_data);
        var all = await second.GetAsync(key, "/v1/contacts?pageSize=200");
        Assert.Equal(50, acknowledged.Count);
        Assert.All(
            acknowledged,
            name => Assert.Contains($"\"{name}\"", all, StringComparison.Ordinal)
        );
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private sealed partial class RunningSuite : IAsyncDisposable
    {
        private readonly System.Diagnostics.Process _process;
        private readonly HttpClient _http = new();
        private Task<string> _rest = Task.FromResult("");

        private RunningSuite(System.Diagnostics.Process process) => _process = process;

        public string Rest { get; private set; } = "";

        public string? Key { get; private set; }

        public int Commands { get; private set; }

        public static string[] Arguments(string data) =>
            [
                Path.Combine(AppContext.BaseDirectory, "Crm.AllInOne.dll"),
                "--data",
                data,
                "--Gateway:RestPort=0",
                "--Gateway:GrpcPort=0",
                "--Logging:LogLevel:Default=Warning",
            ];

        public static async Task<RunningSuite> StartAsync(string data)
        {
            var start = new ProcessStartInfo("dotnet", Arguments(data))
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            var suite = new RunningSuite(System.Diagnostics.Process.Start(start)!);
            // The banner ends with the three commands.
            while (
                suite.Commands < 3
                && await suite._process.StandardOutput.ReadLineAsync() is { } line
            )
                suite.Read(line);
            if (suite.Rest.Length == 0)
                await suite.DisposeAsync();
            Assert.NotEqual("", suite.Rest);
            // A full pipe would stop the process.
            suite._rest = suite._process.StandardOutput.ReadToEndAsync();
            return suite;
        }

        public async Task<string> PostContactAsync(string key, string name)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Rest + "/v1/contacts")
            {
                Content = new StringContent(
                    $"{{\"displayName\":\"{name}\"}}",
                    new MediaTypeHeaderValue("application/json")
                ),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var response = await _http.SendAsync(request);
            return ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        }

        public async Task<string> GetAsync(string key, string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Rest + path);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var response = await _http.SendAsync(request);
            return await response.Content.ReadAsStringAsync();
        }

        /// <summary>The request to stop, and the exit code. A shell in the background ignores Ctrl-C for what it starts.</summary>
        public async Task<int> StopAsync()
        {
            const int terminate = 15;
            Assert.Equal(0, Signal(_process.Id, terminate));
            await _process.WaitForExitAsync();
            return _process.ExitCode;
        }

        public void Kill() => _process.Kill();

        public async ValueTask DisposeAsync()
        {
            if (!_process.HasExited)
                _process.Kill();
            await _process.WaitForExitAsync();
            await _rest;
            _process.Dispose();
            _http.Dispose();
        }

        private void Read(string line)
        {
            if (RestLine().Match(line) is { Success: true } rest)
                Rest = rest.Groups[1].Value;
            if (KeyLine().Match(line) is { Success: true } key)
                Key = key.Groups[1].Value;
            if (line.TrimStart().StartsWith("curl ", StringComparison.Ordinal))
                Commands++;
        }

        [GeneratedRegex(
            "^REST     (?<rest>http://127\\.0\\.0\\.1:[0-9]+)$",
            RegexOptions.ExplicitCapture,
            1000
        )]
        private static partial Regex RestLine();

        [GeneratedRegex(
            "^API key  (?<key>crm_[A-Za-z0-9_-]+)$",
            RegexOptions.ExplicitCapture,
            1000
        )]
        private static partial Regex KeyLine();

        [LibraryImport("libc", EntryPoint = "kill")]
        private static partial int Signal(int process, int signal);
    }
}
