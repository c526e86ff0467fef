using System.Security.Cryptography;
using System.Text;
using Crm.Messaging.Publishing;
using Crm.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Crm.Messaging.Receiving;

/// <summary>Knows who may post events: the sidecar with its token, and other services of the product.</summary>
internal sealed class EventSender(IConfiguration configuration, IdentityTokens tokens)
{
    private const string SidecarHeader = "dapr-api-token";

    // Compared by hash: in constant time whatever the lengths.
    private readonly byte[]? _sidecar = configuration["APP_API_TOKEN"] is { Length: > 0 } token
        ? Hash(token)
        : null;

    public async ValueTask<bool> IsTrustedAsync(HttpContext context)
    {
        if (
            _sidecar is not null
            && context.Request.Headers[SidecarHeader] is [{ } given]
            && CryptographicOperations.FixedTimeEquals(Hash(given), _sidecar)
        )
            return true;
        return context.Request.Headers[IdentityTokens.MetadataKey] is [{ } token]
            && await tokens.VerifyAsync(token) is { } caller
            && caller.Scopes.Allow(SubscriberClient.Permission);
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
