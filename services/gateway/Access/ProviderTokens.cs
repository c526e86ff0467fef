using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Crm.Gateway.Access;

/// <summary>Verifies tokens of the configured identity provider; its keys are fetched, remembered and fetched again when they change.</summary>
internal sealed class ProviderTokens
{
    private const string Discovery = "/.well-known/openid-configuration";

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly TokenValidationParameters? _parameters;

    public ProviderTokens(IOptions<JwtOptions> options)
    {
        var jwt = options.Value;
        if (jwt.Issuer.Length == 0)
            return;
        var documents = new HttpDocumentRetriever { RequireHttps = jwt.RequireHttps };
        _parameters = new TokenValidationParameters
        {
            ValidIssuer = jwt.Issuer,
            ValidAudience = jwt.Audience,
            ClockSkew = TimeSpan.FromSeconds(30),
            ConfigurationManager =
                jwt.JwksUri.Length > 0
                    ? new ConfigurationManager<OpenIdConnectConfiguration>(
                        jwt.JwksUri,
                        new JwksRetriever(),
                        documents
                    )
                    : new ConfigurationManager<OpenIdConnectConfiguration>(
                        jwt.Issuer.TrimEnd('/') + Discovery,
                        new OpenIdConnectConfigurationRetriever(),
                        documents
                    ),
        };
    }

    /// <summary>What a token says; null when it is not a valid token of the provider.</summary>
    public async Task<ClaimsIdentity?> VerifyAsync(string token)
    {
        if (_parameters is null)
            return null;
        var result = await _handler.ValidateTokenAsync(token, _parameters);
        return result.IsValid ? result.ClaimsIdentity : null;
    }
}
