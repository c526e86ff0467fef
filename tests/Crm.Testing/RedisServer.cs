using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Crm.Testing.Processes;

namespace Crm.Testing;

/// <summary>A Redis server of a test's own, in an empty temporary folder, which keeps nothing over a restart. Stop, kill, hold and start it at will.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _program;
    private readonly string _folder = Directory.CreateTempSubdirectory("crm-redis-").FullName;
    private readonly PortReservation _ports = new();
    private Process? _process;

    private RedisServer(string program)
    {
        (_program, Port) = (program, _ports.Next());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => _process?.Kill();
    }

    /// <summary>Where it listens on loopback; the same after every start.</summary>
    public int Port { get; }

    /// <summary>What a client is configured with.</summary>
    public string ConnectionString => $"127.0.0.1:{Port}";

    /// <summary>Starts a server; skips or fails the test when Redis is not installed.</summary>
    public static async Task<RedisServer> StartAsync()
    {
        var program = Tools.Demand("redis-server", "apt-get install redis-server");
        while (true)
        {
            var server = new RedisServer(program);
            if (await server.TryStartAsync())
                return server;
            // Somebody else took the port in between.
            await server.DisposeAsync();
        }
    }

    /// <summary>Starts it again, empty, where it was.</summary>
    public async Task StartAgainAsync()
    {
        var clock = Stopwatch.StartNew();
        while (!await TryStartAsync())
        {
            if (clock.Elapsed > Patience)
                throw new TimeoutException($"Redis cannot listen on {Port} again.");
            await Task.Delay(50);
        }
    }

    /// <summary>Stops it in order.</summary>
    public Task StopAsync() => EndAsync("TERM");

    /// <summary>Ends it at once.</summary>
    public Task KillAsync() => EndAsync("KILL");

    /// <summary>Holds it: connections stay open, nothing is answered.</summary>
    public Task HoldAsync() => SignalAsync("STOP");

    /// <summary>Lets it go on.</summary>
    public Task ReleaseAsync() => SignalAsync("CONT");

    /// <summary>Ends it and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _ports.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> TryStartAsync()
    {
        if (_process is not null)
            throw new InvalidOperationException("It is running.");
        string[] settings =
        [
            .. new[] { "--port", $"{Port}", "--bind", "127.0.0.1", "--dir", _folder },
            .. new[] { "--save", "", "--appendonly", "no", "--daemonize", "no" },
            .. new[] { "--logfile", Path.Combine(_folder, "log") },
        ];
        _process = Process.Start(new ProcessStartInfo(_program, settings))!;
        var clock = Stopwatch.StartNew();
        while (!_process.HasExited)
        {
            if (await AnswersAsync())
                return true;
            if (clock.Elapsed > Patience)
                throw new TimeoutException("Redis does not answer.");
            await Task.Delay(20);
        }
        _process.Dispose();
        _process = null;
        return false;
    }

    // A stranger on the port would not be our process, which ends when it cannot listen.
    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            await using var stream = client.GetStream();
            await stream.WriteAsync("INFO server\r\n"u8.ToArray());
            var answer = new byte[4096];
            var length = await stream.ReadAsync(answer);
            return Encoding
                .ASCII.GetString(answer, 0, length)
                .Contains($"process_id:{_process!.Id}\r\n", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return false;
        }
    }

    private async Task EndAsync(string signal)
    {
        if (_process is not { } process)
            return;
        await SignalAsync(signal);
        await process.WaitForExitAsync();
        process.Dispose();
        _process = null;
    }

    private async Task SignalAsync(string signal)
    {
        if (_process is { HasExited: false } process)
            await Tools.RunAsync("/bin/sh", ["-c", $"kill -{signal} {process.Id}"], "/");
    }
}
