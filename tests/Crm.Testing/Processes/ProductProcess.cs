using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;

namespace Crm.Testing.Processes;

/// <summary>One process of the product: it can be started, asked to stop, killed, and started again at the same addresses.</summary>
public sealed partial class ProductProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private const int Continue = 18;
    private const int Stop = 19;
    private const int MostLines = 2_000;

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(10);
    private static readonly HttpClient Probes = new() { Timeout = TimeSpan.FromSeconds(5) };

    private readonly IReadOnlyList<string> _command;
    private readonly Dictionary<string, string> _environment;
    private readonly string _folder;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly Stopwatch _sinceBegin = new();
    private Process? _process;
    private Task _reading = Task.CompletedTask;

    /// <summary>Says how it is started.</summary>
    /// <param name="service">What it is called.</param>
    /// <param name="replica">Which of several, from 1.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">What it finds in its environment.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="probe">Where its health is; with the fragment <c>#http1</c> where that is not told by HTTP/2.</param>
    /// <param name="takesCrashOrders">Whether it can be told to die at a named point, which costs it a look at a file at each of them.</param>
    public ProductProcess(
        string service,
        int replica,
        IReadOnlyList<string> command,
        IReadOnlyDictionary<string, string> environment,
        string folder,
        Uri probe,
        bool takesCrashOrders
    )
    {
        (Service, Replica, Probe) = (service, replica, probe);
        (_command, _folder) = (command, folder);
        CrashOrder = Path.Combine(folder, $"{Name}.crash");
        _environment = new Dictionary<string, string>(environment, StringComparer.Ordinal);
        if (takesCrashOrders)
            _environment["CRM_CRASH_ORDER"] = CrashOrder;
    }

    /// <summary>The service, such as <c>contacts</c>.</summary>
    public string Service { get; }

    /// <summary>Which of its replicas, from 1.</summary>
    public int Replica { get; }

    /// <summary>Names the process, such as <c>contacts-1</c>.</summary>
    public string Name => $"{Service}-{Replica}";

    /// <summary>Where the probes of its health are.</summary>
    public Uri Probe { get; }

    /// <summary>The id of the process.</summary>
    public int Id => Running.Id;

    /// <summary>Whether it runs.</summary>
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>How long it took at its last start until it was ready.</summary>
    public TimeSpan TimeToReady => _sinceBegin.Elapsed;

    /// <summary>The last lines that it wrote, over all its starts.</summary>
    public IReadOnlyCollection<string> Log => _log;

    private string CrashOrder { get; }

    private Process Running =>
        _process ?? throw new InvalidOperationException($"{Name} has not been started.");

    /// <summary>Starts it and returns when it takes calls.</summary>
    public async Task StartAsync()
    {
        Begin();
        await WaitUntilReadyAsync();
    }

    /// <summary>Starts it.</summary>
    public void Begin()
    {
        if (IsRunning)
            throw new InvalidOperationException($"{Name} runs already.");
        _process?.Dispose();
        _sinceBegin.Restart();
        _process = Start(_command);
        _reading = Task.WhenAll(
            ReadAsync(_process.StandardOutput),
            ReadAsync(_process.StandardError)
        );
    }

    /// <summary>Returns when it takes calls.</summary>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public async Task WaitUntilReadyAsync()
    {
        var clock = Stopwatch.StartNew();
        while (!await IsReadyAsync())
        {
            if (!IsRunning || clock.Elapsed > LongestStart)
                throw new InvalidOperationException(
                    $"{Name} does not become ready: {string.Join('\n', Log.TakeLast(40))}"
                );
            await Task.Delay(20);
        }
        _sinceBegin.Stop();
    }

    /// <summary>Whether it says that it takes calls.</summary>
    public async Task<bool> IsReadyAsync()
    {
        try
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get,
                new Uri(Probe, "/healthz/ready")
            )
            {
                Version =
                    Probe.Fragment == "#http1" ? HttpVersion.Version11 : HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            };
            using var response = await Probes.SendAsync(request);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception)
            when (exception is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>SIGKILL, and the end of the process.</summary>
    public async Task KillAsync()
    {
        Running.Kill();
        await EndAsync();
    }

    /// <summary>SIGTERM, and its exit code.</summary>
    public async Task<int> StopAsync()
    {
        _ = Signal(Running.Id, Terminate);
        await EndAsync();
        return Running.ExitCode;
    }

    /// <summary>SIGSTOP: it stands still, with its connections open.</summary>
    public void Freeze() => _ = Signal(Running.Id, Stop);

    /// <summary>SIGCONT.</summary>
    public void Thaw() => _ = Signal(Running.Id, Continue);

    /// <summary>Lets it die by SIGKILL at the n-th pass of a named point from now on (<c>CrashPoints</c>, <c>FaultPoints</c>).</summary>
    public void OrderCrash(string point, int pass) =>
        File.WriteAllText(CrashOrder, $"{point} {pass}");

    /// <summary>Lets it live.</summary>
    public void CancelCrash() => File.Delete(CrashOrder);

    /// <summary>Waits for its end.</summary>
    /// <returns>Whether it ended in time.</returns>
    public async Task<bool> EndsAsync(TimeSpan within)
    {
        using var timeout = new CancellationTokenSource(within);
        try
        {
            await Running.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        await EndAsync();
        return true;
    }

    /// <summary>Runs the program with a command, such as <c>migrate</c>, to its end.</summary>
    /// <returns>Its exit code and what it wrote.</returns>
    public async Task<(int ExitCode, string Output)> RunAsync(params string[] command)
    {
        using var process = Start([.. _command, .. command]);
        var (output, error) = (
            process.StandardOutput.ReadToEndAsync(),
            process.StandardError.ReadToEndAsync()
        );
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    /// <summary>Kills it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is null)
            return;
        if (IsRunning)
            _process.Kill();
        await EndAsync();
        _process.Dispose();
    }

    private async Task EndAsync()
    {
        await Running.WaitForExitAsync();
        await _reading;
    }

    private Process Start(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    // A full pipe would stop the process.
    private async Task ReadAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            _log.Enqueue(line);
            if (_log.Count > MostLines)
                _log.TryDequeue(out _);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
