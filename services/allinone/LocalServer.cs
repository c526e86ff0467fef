using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.TestHost;

namespace Crm.AllInOne;

/// <summary>Serves an application at its ports, and the others in this process without a network.</summary>
/// <remarks>What is served is the same application either way, with the same middleware, interceptors and telemetry.</remarks>
internal sealed class LocalServer(IServer ports, TestServer local) : IServer
{
    private readonly Guests _guests = new();

    public IFeatureCollection Features => ports.Features;

    /// <summary>Hands requests to the application.</summary>
    public HttpMessageHandler CreateHandler() => new LocalHandler(local.CreateHandler());

    public async Task StartAsync<TContext>(
        IHttpApplication<TContext> application,
        CancellationToken cancellationToken
    )
        where TContext : notnull
    {
        await Local.StartAsync(
            new CountedApplication<TContext>(application, _guests),
            cancellationToken
        );
        await ports.StartAsync(application, cancellationToken);
    }

    /// <summary>Returns when no request runs any more, as the ports do.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await ports.StopAsync(cancellationToken);
        await _guests.WaitUntilGoneAsync(cancellationToken);
        await Local.StopAsync(cancellationToken);
    }

    public void Dispose()
    {
        ports.Dispose();
        local.Dispose();
    }

    private IServer Local => local;

    /// <summary>The requests that run.</summary>
    private sealed class Guests
    {
        private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);
        private int _count;

        public void Enter() => Interlocked.Increment(ref _count);

        public void Leave() => Interlocked.Decrement(ref _count);

        public async Task WaitUntilGoneAsync(CancellationToken cancellationToken)
        {
            using var timer = new PeriodicTimer(LookAgain);
            try
            {
                while (Volatile.Read(ref _count) > 0)
                    await timer.WaitForNextTickAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // Who has not ended when the time is over is not waited for: as at the ports.
            }
        }
    }

    private sealed class CountedApplication<TContext>(
        IHttpApplication<TContext> application,
        Guests guests
    ) : IHttpApplication<TContext>
        where TContext : notnull
    {
        public TContext CreateContext(IFeatureCollection contextFeatures)
        {
            guests.Enter();
            return application.CreateContext(contextFeatures);
        }

        public Task ProcessRequestAsync(TContext context) =>
            application.ProcessRequestAsync(context);

        public void DisposeContext(TContext context, Exception? exception)
        {
            application.DisposeContext(context, exception);
            guests.Leave();
        }
    }

    /// <summary>What a network client does beside sending: it tells the trace, and waits no longer than its caller wants.</summary>
    private sealed class LocalHandler(HttpMessageHandler next) : DelegatingHandler(next)
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            DistributedContextPropagator.Current.Inject(
                Activity.Current,
                request,
                static (carrier, name, value) =>
                    ((HttpRequestMessage)carrier!).Headers.TryAddWithoutValidation(name, value)
            );
            return base.SendAsync(request, cancellationToken).WaitAsync(cancellationToken);
        }
    }
}

internal static class LocalServerExtensions
{
    /// <summary>Puts a <see cref="LocalServer"/> in front of the web server that is registered.</summary>
    public static void AddLocalServer(this IServiceCollection services)
    {
        var ports = services.Last(service => service.ServiceType == typeof(IServer));
        services.AddSingleton(provider => new LocalServer(
            (IServer)ActivatorUtilities.CreateInstance(provider, ports.ImplementationType!),
            new TestServer(provider)
        ));
        services.AddSingleton<IServer>(provider => provider.GetRequiredService<LocalServer>());
    }
}
