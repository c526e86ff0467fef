using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Crm.Benchmarks.Parts;

/// <summary>A .NET process that is measured, ready when its probe says so.</summary>
internal sealed partial class ServiceProcess : IMeasuredProcess, IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private readonly Process _process;
    private System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

    private ServiceProcess(string name, Process process)
    {
        Name = name;
        _process = process;
    }

    public string Name { get; }

    /// <summary>What it has written until now, where that is read.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>How long it took from its start until it was ready.</summary>
    public TimeSpan TimeToReady { get; private set; }

    /// <summary>The memory in use now, in bytes.</summary>
    public long ResidentBytes => ProcessFiles.ResidentBytes(_process.Id);

    /// <summary>The same, where what several processes map counts for each by its share.</summary>
    public long ProportionalBytes => ProcessFiles.ProportionalBytes(_process.Id);

    /// <summary>The id of the process.</summary>
    public int Id => _process.Id;

    /// <summary>A port that nobody listens at.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts the process and waits until it is ready.</summary>
    /// <param name="name">What it is called in reports.</param>
    /// <param name="arguments">The arguments of <c>dotnet</c>.</param>
    /// <param name="probe">Answers with a success once the process is ready.</param>
    /// <param name="readsOutput">Whether what it writes is kept.</param>
    /// <param name="core">The processor that it is pinned to; null for all.</param>
    public static async Task<ServiceProcess> StartAsync(
        string name,
        IEnumerable<string> arguments,
        Uri probe,
        bool readsOutput = false,
        int? core = null
    )
    {
        var clock = Stopwatch.StartNew();
        var (program, all) = core is { } number
            ? ("taskset", arguments.Prepend("dotnet").Prepend($"{number}").Prepend("-c"))
            : ("dotnet", arguments);
        // What it writes goes to where the benchmark writes its own errors.
        var start = new ProcessStartInfo(program, all)
        {
            UseShellExecute = false,
            RedirectStandardOutput = readsOutput,
        };
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var service = new ServiceProcess(name, Process.Start(start)!);
        if (readsOutput)
            service.ReadOutput();
        using var http = new HttpClient();
        while (!await IsReadyAsync(http, probe))
        {
            if (service._process.HasExited || clock.Elapsed > Patience)
                throw new InvalidOperationException($"{name} did not become ready.");
            await Task.Delay(PollInterval);
        }
        service.TimeToReady = clock.Elapsed;
        return service;
    }

    public TimeSpan CpuTime()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _ = Signal(_process.Id, Terminate);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, Uri probe)
    {
        try
        {
            using var answer = await http.GetAsync(probe);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // A full pipe would stop the process, so all of it is read.
    private void ReadOutput()
    {
        var lines = new System.Collections.Concurrent.ConcurrentQueue<string>();
        _process.OutputDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _lines = lines;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
