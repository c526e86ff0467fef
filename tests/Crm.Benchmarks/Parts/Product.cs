using Crm.Testing;
using Crm.Testing.Processes;

namespace Crm.Benchmarks.Parts;

/// <summary>The product as it runs on one kind of store, with credentials.</summary>
internal abstract class Product(RunningProduct running) : IAsyncDisposable
{
    private const int MostKeys = 64;

    /// <summary>Where its REST API is.</summary>
    public Uri Rest => running.RestDoors[0];

    /// <summary>Its processes.</summary>
    public IReadOnlyList<MeasuredProcess> Processes =>
        [.. running.Processes.Select(MeasuredProcess.Of)];

    /// <summary>What counts as the store's own work, where that is a process.</summary>
    public virtual IReadOnlyList<IMeasuredProcess> Store => [];

    /// <summary>Credentials that may do everything in tenant <c>default</c>.</summary>
    public IReadOnlyList<string> Keys { get; private set; } = [];

    /// <summary>How long it took until all of it was ready.</summary>
    public TimeSpan TimeToReady => running.TimeToReady;

    /// <summary>A caller of the REST API.</summary>
    public CrmClient Client => running.ClientOf(running.AdminKey);

    /// <summary>Makes the floor's copy of the contacts, and says how to reach it.</summary>
    public abstract Task<(string Provider, string Connection)> PrepareFloorAsync();

    /// <summary>The ids of some contacts, anywhere among all.</summary>
    public abstract Task<IReadOnlyList<string>> SampleIdsAsync(int count);

    /// <summary>Makes further keys with the first one.</summary>
    public async Task MakeKeysAsync()
    {
        var keys = new List<string> { running.AdminKey };
        while (keys.Count < MostKeys)
        {
            var answer = await Client.PostAsync(
                "/v1/api-keys",
                new { displayName = "Benchmark", scopes = new[] { "*" } }
            );
            keys.Add(answer.Body.GetProperty("key").GetString()!);
        }
        Keys = keys;
    }

    /// <summary>Waits until what was written has been taken by all.</summary>
    public Task SettleAsync() => AtRest.WaitAsync([.. Processes, .. Store]);

    public virtual ValueTask DisposeAsync() => running.DisposeAsync();
}
