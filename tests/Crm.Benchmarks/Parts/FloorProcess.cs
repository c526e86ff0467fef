namespace Crm.Benchmarks.Parts;

/// <summary>The floor in a process of its own.</summary>
/// <param name="Process">The process.</param>
/// <param name="Address">Where it takes requests.</param>
internal sealed record FloorProcess(ServiceProcess Process, Uri Address) : IAsyncDisposable
{
    /// <summary>Starts it.</summary>
    public static async Task<FloorProcess> StartAsync(string provider, string connection)
    {
        var port = ServiceProcess.FreePort();
        var address = new Uri($"http://127.0.0.1:{port}");
        var process = await ServiceProcess.StartAsync(
            "floor",
            [typeof(FloorProcess).Assembly.Location, "floor", provider, connection, $"{port}"],
            new Uri(address, "/healthz/ready")
        );
        return new FloorProcess(process, address);
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
