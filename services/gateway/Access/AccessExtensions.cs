namespace Crm.Gateway.Access;

internal static class AccessExtensions
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddOptions<JwtOptions>().BindConfiguration(JwtOptions.Section);
        services.AddSingleton<CredentialCache>().AddSingleton<CallerLookup>();
        services.AddSingleton<CredentialGuard>();
        services.AddSingleton<ProviderTokens>();
        services.AddScoped<CallerResolver>();
        return services;
    }

    public static IApplicationBuilder UseAccess(this IApplicationBuilder app) =>
        app.UseMiddleware<CredentialMiddleware>();
}
