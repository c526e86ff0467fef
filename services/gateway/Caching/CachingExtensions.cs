using Crm.Gateway.Access;
using Microsoft.Extensions.Options;

namespace Crm.Gateway.Caching;

internal static class CachingExtensions
{
    /// <summary>Adds the cache of credentials: shared by Redis where one is configured, in memory otherwise.</summary>
    public static IServiceCollection AddCaching(this IServiceCollection services)
    {
        services
            .AddOptions<RedisOptions>()
            .BindConfiguration(RedisOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<CacheSeal>().AddSingleton<RedisMetrics>();
        services.AddSingleton<RedisConnection>();
        services.AddHostedService(provider =>
        {
            // The cache says what it listens to before the connection is made.
            _ = provider.GetRequiredService<ICache<KnownCaller>>();
            return provider.GetRequiredService<RedisConnection>();
        });
        services.AddSingleton<ICacheFormat<KnownCaller>, KnownCallerFormat>();
        services.AddSingleton<ICache<KnownCaller>>(provider =>
        {
            var (format, time) = (
                provider.GetRequiredService<ICacheFormat<KnownCaller>>(),
                provider.GetRequiredService<TimeProvider>()
            );
            return provider.GetRequiredService<IOptions<RedisOptions>>().Value.IsConfigured
                ? new SharedCache<KnownCaller>(
                    format,
                    provider.GetRequiredService<CacheSeal>(),
                    provider.GetRequiredService<RedisConnection>(),
                    CredentialCache.Lifetime,
                    time
                )
                : new MemoryCache<KnownCaller>(format, CredentialCache.Lifetime, time);
        });
        return services;
    }
}
