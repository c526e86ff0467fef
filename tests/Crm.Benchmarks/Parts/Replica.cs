namespace Crm.Benchmarks.Parts;

/// <summary>One more replica of a service.</summary>
/// <param name="Process">The process.</param>
/// <param name="Grpc">Where it takes calls.</param>
internal sealed record Replica(ServiceProcess Process, Uri Grpc) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
