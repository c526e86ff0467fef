using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Crm.Gateway.Access;

internal static class AccessExtensions
{
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        var jwt = configuration.GetSection(JwtOptions.Section).Get<JwtOptions>() ?? new JwtOptions();
        services.AddOptions<JwtOptions>().BindConfiguration(JwtOptions.Section);
        services.AddSingleton<CredentialCache>();
        services.AddScoped<CallerResolver>();
        services.AddAuthentication().AddJwtBearer(options => Configure(options, jwt));
        return services;
    }

    public static IApplicationBuilder UseAccess(this IApplicationBuilder app) => app.UseMiddleware<CredentialMiddleware>();

    private static void Configure(JwtBearerOptions options, JwtOptions jwt)
    {
        if (jwt.Issuer.Length == 0)
            return;
        options.MapInboundClaims = false;
        options.RequireHttpsMetadata = jwt.RequireHttps;
        options.TokenValidationParameters.ValidIssuer = jwt.Issuer;
        options.TokenValidationParameters.ValidAudience = jwt.Audience;
        options.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
        options.Authority = jwt.Issuer;
        if (jwt.JwksUri.Length > 0)
        {
            options.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
                jwt.JwksUri,
                new JwksRetriever(),
                new HttpDocumentRetriever { RequireHttps = jwt.RequireHttps }
            );
        }
    }
}
