using Crm.Testing;

namespace Crm.Benchmarks.Parts;

/// <summary>The product as it runs on one kind of store, with credentials.</summary>
internal abstract class Product : IAsyncDisposable
{
    private const int MostKeys = 64;

    /// <summary>Where its REST API is.</summary>
    public abstract Uri Rest { get; }

    /// <summary>Its processes.</summary>
    public abstract IReadOnlyList<ServiceProcess> Processes { get; }

    /// <summary>What counts as the store's own work, where that is a process.</summary>
    public virtual IReadOnlyList<IMeasuredProcess> Store => [];

    /// <summary>Credentials that may do everything in tenant <c>default</c>.</summary>
    public IReadOnlyList<string> Keys { get; private set; } = [];

    /// <summary>How long it took until all of it was ready.</summary>
    public TimeSpan TimeToReady { get; protected set; }

    /// <summary>A caller of the REST API.</summary>
    public CrmClient Client => new(Rest, Keys[0], "default");

    /// <summary>Makes the floor's copy of the contacts, and says how to reach it.</summary>
    public abstract Task<(string Provider, string Connection)> PrepareFloorAsync();

    /// <summary>The ids of some contacts, anywhere among all.</summary>
    public abstract Task<IReadOnlyList<string>> SampleIdsAsync(int count);

    public abstract ValueTask DisposeAsync();

    /// <summary>Makes further keys with the first one.</summary>
    protected async Task MakeKeysAsync(string first)
    {
        var admin = new CrmClient(Rest, first, "default");
        var keys = new List<string> { first };
        while (keys.Count < MostKeys)
        {
            var answer = await admin.PostAsync(
                "/v1/api-keys",
                new { displayName = "Benchmark", scopes = new[] { "*" } }
            );
            keys.Add(answer.Body.GetProperty("key").GetString()!);
        }
        Keys = keys;
    }
}
