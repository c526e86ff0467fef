using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Crm.ServiceDefaults.Identity;

/// <summary>Mints and verifies the internal identity: a short-lived signed JWT in the gRPC metadata <c>crm-identity</c>.</summary>
/// <remarks>Both directions are cached: a token is minted once for a caller and verified once by a service while it is fresh.</remarks>
public sealed class IdentityTokens
{
    /// <summary>The metadata key that carries the token.</summary>
    public const string MetadataKey = "crm-identity";

    private const string Issuer = "crm";
    private const int MostCached = 10_000;

    private readonly JsonWebTokenHandler _handler = new()
    {
        MapInboundClaims = false,
        SetDefaultTimesOnTokenCreation = false,
    };
    private readonly ConcurrentDictionary<string, (Caller Caller, DateTimeOffset Until)> _verified =
        new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Caller, (string Token, DateTimeOffset Until)> _minted =
        new();
    private readonly IdentityOptions _options;
    private readonly TimeProvider _time;
    private readonly SigningCredentials _signing;
    private readonly TokenValidationParameters _validation;

    /// <summary>Reads the keys.</summary>
    public IdentityTokens(IOptions<IdentityOptions> options, TimeProvider time)
    {
        _options = options.Value;
        _time = time;
        var keys = _options
            .Keys.Select(key => new SymmetricSecurityKey(key.Bytes) { KeyId = key.Id })
            .ToList();
        _signing = new SigningCredentials(keys[0], SecurityAlgorithms.HmacSha256);
        _validation = new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Issuer,
            IssuerSigningKeys = keys,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            LifetimeValidator = (_, expires, _, _) => expires > _time.GetUtcNow().UtcDateTime,
        };
    }

    /// <summary>The token of a caller, valid for at least half of its lifetime.</summary>
    public string Mint(Caller caller)
    {
        var now = _time.GetUtcNow();
        if (_minted.TryGetValue(caller, out var cached) && cached.Until > now)
            return cached.Token;
        var token = _handler.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = Issuer,
                IssuedAt = now.UtcDateTime,
                Expires = (now + _options.Lifetime).UtcDateTime,
                SigningCredentials = _signing,
                Claims = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["tenant"] = caller.TenantId,
                    ["sub"] = caller.Actor,
                    ["scope"] = string.Join(' ', caller.Scopes.Values),
                    ["zone"] = caller.TimeZone,
                    ["currency"] = caller.BaseCurrency,
                },
            }
        );
        MakeRoom(_minted);
        _minted[caller] = (token, now + (_options.Lifetime / 2));
        return token;
    }

    /// <summary>The caller of a token; null when it is damaged, of another key or too old.</summary>
    public async ValueTask<Caller?> VerifyAsync(string token)
    {
        var now = _time.GetUtcNow();
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
        if (_verified.TryGetValue(hash, out var cached) && cached.Until > now)
            return cached.Caller;
        var result = await _handler.ValidateTokenAsync(token, _validation);
        if (!result.IsValid)
            return null;
        var caller = new Caller(
            Claim(result, "tenant"),
            Claim(result, "sub"),
            new Scopes(Claim(result, "scope").Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            Claim(result, "zone"),
            Claim(result, "currency")
        );
        MakeRoom(_verified);
        _verified[hash] = (caller, new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero));
        return caller;
    }

    private static string Claim(TokenValidationResult result, string name) =>
        result.Claims.TryGetValue(name, out var value) ? value.ToString() ?? "" : "";

    private static void MakeRoom<TKey, TValue>(ConcurrentDictionary<TKey, TValue> cache)
        where TKey : notnull
    {
        if (cache.Count >= MostCached)
            cache.Clear();
    }
}
