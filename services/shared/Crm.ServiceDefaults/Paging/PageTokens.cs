using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Crm.ServiceDefaults.Identity;
using Microsoft.Extensions.Options;

namespace Crm.ServiceDefaults.Paging;

/// <summary>
/// Makes and reads page tokens: a position that is authenticated and bound to the list, its filter, its order and the tenant. All
/// services share the key, so that the gateway can go on in the lists that it merges.
/// </summary>
public sealed class PageTokens(IOptions<IdentityOptions> options)
{
    private const int MacLength = 16;

    // A key of its own: a page token never passes for an identity.
    private readonly byte[][] _keys =
    [
        .. options.Value.Keys.Select(key =>
            HKDF.DeriveKey(
                HashAlgorithmName.SHA256,
                key.Bytes,
                32,
                info: "crm page tokens"u8.ToArray()
            )
        ),
    ];

    /// <summary>The token of a position.</summary>
    /// <param name="binding">What the token is bound to; see <see cref="Binding"/>.</param>
    /// <param name="position">The bytes of the position.</param>
    public string Make(string binding, ReadOnlySpan<byte> position) =>
        Base64Url.EncodeToString([.. Mac(_keys[0], binding, position), .. position]);

    /// <summary>The position of a token; false when it was damaged or is bound to something else.</summary>
    public bool TryRead(string binding, string token, out ReadOnlyMemory<byte> position)
    {
        position = default;
        if (!Base64Url.IsValid(token))
            return false;
        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length < MacLength)
            return false;
        position = bytes.AsMemory(MacLength);
        foreach (var key in _keys)
        {
            if (
                CryptographicOperations.FixedTimeEquals(
                    Mac(key, binding, position.Span),
                    bytes.AsSpan(0, MacLength)
                )
            )
                return true;
        }
        return false;
    }

    /// <summary>What a token is bound to.</summary>
    /// <param name="list">The name of the list: its RPC, and the parent where it has one.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="filter">The filter as it was given.</param>
    /// <param name="order">The order as it was given.</param>
    public static string Binding(string list, string tenantId, string filter, string order) =>
        string.Join('\u001f', list, tenantId, filter, order);

    private static byte[] Mac(byte[] key, string binding, ReadOnlySpan<byte> position)
    {
        var text = Encoding.UTF8.GetBytes(binding);
        byte[] content = [.. BitConverter.GetBytes(text.Length), .. text, .. position];
        return HMACSHA256.HashData(key, content)[..MacLength];
    }
}
