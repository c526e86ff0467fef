using Crm.Testing.Processes;

namespace Crm.Benchmarks.Parts;

/// <summary>The floor in a process of its own.</summary>
internal sealed class FloorProcess : IAsyncDisposable
{
    private readonly PortReservation _ports = new();
    private readonly ProductProcess _process;

    private FloorProcess(string provider, string connection)
    {
        var port = _ports.Next();
        Address = new Uri($"http://127.0.0.1:{port}");
        _process = new ProductProcess(
            "floor",
            replica: 1,
            [
                "dotnet",
                typeof(FloorProcess).Assembly.Location,
                "floor",
                provider,
                connection,
                $"{port}",
            ],
            new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Warning" },
            Path.GetTempPath(),
            new Uri(Address, "#http1"),
            takesCrashOrders: false
        );
    }

    /// <summary>Where it takes requests.</summary>
    public Uri Address { get; }

    /// <summary>The process.</summary>
    public MeasuredProcess Process => MeasuredProcess.Of(_process);

    /// <summary>Starts it and returns when it takes requests.</summary>
    public static async Task<FloorProcess> StartAsync(string provider, string connection)
    {
        var floor = new FloorProcess(provider, connection);
        await floor._process.StartAsync();
        return floor;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _ports.Dispose();
    }
}
