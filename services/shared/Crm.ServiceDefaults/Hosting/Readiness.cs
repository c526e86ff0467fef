using Microsoft.Extensions.Hosting;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>Whether the service takes calls: all checks pass and it is not stopping.</summary>
public sealed class Readiness : IDisposable
{
    private static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(2);

    // The first check also loads what all later ones use; cut short, it would be told a second later.
    private static readonly TimeSpan FirstCheckTimeout = TimeSpan.FromSeconds(10);

    // Probes are open to everyone: however many ask, the store is asked once a second.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<IReadinessCheck> _checks;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly CancellationTokenSource _stopping = new();
    private ReadinessReport? _last;
    private long _lastAt;

    /// <summary>Takes the registered checks.</summary>
    public Readiness(
        IEnumerable<IReadinessCheck> checks,
        TimeProvider time,
        IHostApplicationLifetime lifetime
    )
    {
        _checks = [.. checks];
        _time = time;
        lifetime.ApplicationStopping.Register(Stop);
    }

    /// <summary>Cancelled when the service begins to stop.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>From now on the service is not ready.</summary>
    internal void Stop() => _stopping.Cancel();

    /// <summary>The result of all checks, at most a second old.</summary>
    public async Task<ReadinessReport> CheckAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_last is null || _time.GetElapsedTime(_lastAt) >= Freshness)
            {
                var limit = _last is null ? FirstCheckTimeout : CheckTimeout;
                _last = new ReadinessReport(
                    await Task.WhenAll(_checks.Select(check => RunAsync(check, limit)))
                );
                _lastAt = _time.GetTimestamp();
            }
            return _stopping.IsCancellationRequested ? _last with { IsStopping = true } : _last;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Ends when the service takes calls.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (!(await CheckAsync(cancellationToken)).IsReady)
            await Task.Delay(Freshness, _time, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _gate.Dispose();
        _stopping.Dispose();
    }

    private async Task<ReadinessResult> RunAsync(IReadinessCheck check, TimeSpan limit)
    {
        using var timeout = new CancellationTokenSource(limit, _time);
        try
        {
            var isReady = await check.IsReadyAsync(timeout.Token).AsTask().WaitAsync(timeout.Token);
            return new ReadinessResult(check.Name, isReady);
        }
        catch (Exception)
        {
            return new ReadinessResult(check.Name, IsReady: false);
        }
    }
}

/// <summary>The result of one check.</summary>
public sealed record ReadinessResult(string Name, bool IsReady);

/// <summary>The results of all checks.</summary>
public sealed record ReadinessReport(IReadOnlyList<ReadinessResult> Checks)
{
    /// <summary>Whether the service is stopping.</summary>
    public bool IsStopping { get; init; }

    /// <summary>Whether the service takes calls.</summary>
    public bool IsReady => !IsStopping && Checks.All(check => check.IsReady);
}
