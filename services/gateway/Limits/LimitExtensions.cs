using Crm.Gateway.Caching;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Crm.Gateway.Limits;

internal static class LimitExtensions
{
    /// <summary>Adds the limits: counted in Redis where one is configured, in memory otherwise.</summary>
    public static IServiceCollection AddLimits(this IServiceCollection services)
    {
        services
            .AddOptions<LimitOptions>()
            .BindConfiguration(LimitOptions.Section)
            .Validate(
                options => options.AreValid(),
                $"{LimitOptions.Section}: quotas are 1 to 1000000 requests in 1 to 86400 seconds, proxies are networks such as 10.0.0.0/8."
            )
            .ValidateOnStart();
        services.AddSingleton<LimitMetrics>().AddSingleton<AddressLimits>();
        services.AddSingleton<CallerLimits>();
        services.AddSingleton(provider => new MemoryQuotas(
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<SharedQuotas>();
        services.AddSingleton<IQuotas>(provider =>
            provider.GetRequiredService<IOptions<RedisOptions>>().Value.IsConfigured
                ? provider.GetRequiredService<SharedQuotas>()
                : provider.GetRequiredService<MemoryQuotas>()
        );
        return services;
    }

    /// <summary>Finds out who the client is behind proxies that are trusted.</summary>
    public static IApplicationBuilder UseClientAddresses(this IApplicationBuilder app)
    {
        var proxies = app
            .ApplicationServices.GetRequiredService<IOptions<LimitOptions>>()
            .Value.TrustedProxies;
        if (proxies.Count == 0)
            return app;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in proxies)
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        return app.UseForwardedHeaders(options);
    }

    /// <summary>Counts the requests of whoever was authenticated before.</summary>
    public static IApplicationBuilder UseLimits(this IApplicationBuilder app) =>
        app.UseMiddleware<RateLimitMiddleware>();
}
