using System.Diagnostics;
using System.Reflection;
using Crm.ServiceDefaults.Store;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Crm.EndToEnd.Tests.SqlServer;

/// <summary>The product on SQLite, whose queries are kept.</summary>
public sealed class RecordedHost
    : CrmHost,
        IObserver<DiagnosticListener>,
        IObserver<KeyValuePair<string, object?>>
{
    private static readonly MethodInfo Configure = typeof(RecordedHost).GetMethod(
        nameof(Record),
        BindingFlags.Instance | BindingFlags.NonPublic
    )!;

    private readonly QueryRecorder _recorder = new();
    private IDisposable? _builds;

    /// <summary>The queries until now.</summary>
    internal IReadOnlyCollection<RecordedQuery> Queries => _recorder.Queries;

    /// <inheritdoc />
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
            value.Subscribe(this);
    }

    /// <inheritdoc />
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
            builder.ConfigureServices((context, services) => Observe(context, services));
    }

    /// <inheritdoc />
    public void OnCompleted() { }

    /// <inheritdoc />
    public void OnError(Exception error) { }

    /// <summary>Hosts that are built from now on are others.</summary>
    internal void StopListening() => _builds?.Dispose();

    /// <inheritdoc />
    protected override Task<bool> IsAvailableAsync()
    {
        _builds = DiagnosticListener.AllListeners.Subscribe(this);
        return Task.FromResult(true);
    }

    // Other hosts of the process are built meanwhile; theirs are in other folders.
    private void Observe(HostBuilderContext context, IServiceCollection services)
    {
        var store = context.Configuration["Store:ConnectionString"];
        if (store?.Contains(DataFolder, StringComparison.Ordinal) != true)
            return;
        var options = services
            .Select(service => service.ServiceType)
            .Where(type =>
                type.IsGenericType && type.GetGenericTypeDefinition() == typeof(DbContextOptions<>)
            )
            .Select(type => type.GetGenericArguments()[0])
            .Where(type => typeof(ServiceDbContext).IsAssignableFrom(type))
            .ToList();
        foreach (var type in options)
            Configure.MakeGenericMethod(type).Invoke(this, [services]);
    }

    // With a cache of its own, a host compiles also what another one has compiled before.
    private void Record<T>(IServiceCollection services)
        where T : DbContext
    {
        var cache = new MemoryCache(new MemoryCacheOptions());
        services.ConfigureDbContext<T>(options =>
            options.AddInterceptors(_recorder).UseMemoryCache(cache)
        );
    }
}
