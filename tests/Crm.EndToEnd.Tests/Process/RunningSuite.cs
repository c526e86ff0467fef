using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Process;

/// <summary>The product as a process that can be stopped and killed.</summary>
internal sealed partial class RunningSuite : IAsyncDisposable
{
    private const int Terminate = 15;
    private const string GrpcPrefix = "gRPC     ";
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(20);

    private readonly System.Diagnostics.Process _process;
    private readonly List<string> _lines = [];
    private Task<string> _rest = Task.FromResult("");

    private RunningSuite(System.Diagnostics.Process process) => _process = process;

    public string Rest { get; private set; } = "";

    /// <summary>Where the gRPC API is.</summary>
    public Uri Grpc { get; private set; } = null!;

    public string? Key { get; private set; }

    /// <summary>The commands that the banner proposes.</summary>
    public IEnumerable<string> Commands =>
        _lines
            .Select(line => line.TrimStart())
            .Where(line => line.StartsWith("curl ", StringComparison.Ordinal));

    /// <summary>What it has written until <see cref="StartAsync"/> came back.</summary>
    public IReadOnlyList<string> Lines => _lines;

    public static string[] Arguments(string data) =>
        [
            Path.Combine(AppContext.BaseDirectory, "Crm.AllInOne.dll"),
            "--data",
            data,
            "--Gateway:RestPort=0",
            "--Gateway:GrpcPort=0",
            "--Logging:LogLevel:Default=Warning",
        ];

    /// <summary>Starts the process.</summary>
    /// <param name="data">Its data folder.</param>
    /// <param name="further">Further arguments.</param>
    /// <param name="until">The line that is waited for; the last of the three commands when left out.</param>
    public static async Task<RunningSuite> StartAsync(
        string data,
        IEnumerable<string>? further = null,
        Func<string, bool>? until = null
    )
    {
        var start = new ProcessStartInfo("dotnet", [.. Arguments(data), .. further ?? []])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var suite = new RunningSuite(System.Diagnostics.Process.Start(start)!);
        var output = suite._process.StandardOutput;
        bool IsThere() =>
            until is null ? suite.Commands.Count() == 3 : suite._lines.Exists(until.Invoke);
        using var limit = new CancellationTokenSource(LongestWait);
        using var killed = limit.Token.Register(suite._process.Kill);
        while (!IsThere() && await output.ReadLineAsync() is { } line)
            suite.Read(line);
        if (!IsThere())
            await suite.DisposeAsync();
        Assert.True(IsThere(), "It ended, or was too slow: " + string.Join('\n', suite._lines));
        // A full pipe would stop the process.
        suite._rest = output.ReadToEndAsync();
        return suite;
    }

    public CrmClient ClientOf(string key) => new(new Uri(Rest), key, "default");

    /// <summary>The request to stop, and the exit code. A shell in the background ignores Ctrl-C for what it starts.</summary>
    public async Task<int> StopAsync()
    {
        Assert.Equal(0, Signal(_process.Id, Terminate));
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>All that it wrote, once it has stopped.</summary>
    public async Task<string> ReadOutputAsync() => string.Join('\n', _lines) + '\n' + await _rest;

    /// <summary>SIGKILL, and the end of the process.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        await _rest;
        _process.Dispose();
    }

    private void Read(string line)
    {
        _lines.Add(line);
        if (line.StartsWith(GrpcPrefix, StringComparison.Ordinal))
            Grpc = new Uri(line[GrpcPrefix.Length..]);
        if (RestLine().Match(line) is { Success: true } rest)
            Rest = rest.Groups[1].Value;
        if (KeyLine().Match(line) is { Success: true } key)
            Key = key.Groups[1].Value;
    }

    [GeneratedRegex(
        "^REST     (?<rest>http://127\\.0\\.0\\.1:[0-9]+)$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex RestLine();

    [GeneratedRegex("^API key  (?<key>crm_[A-Za-z0-9_-]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyLine();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
