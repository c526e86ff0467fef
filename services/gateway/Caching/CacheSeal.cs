using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Crm.ServiceDefaults.Identity;
using Microsoft.Extensions.Options;

namespace Crm.Gateway.Caching;

/// <summary>
/// Encrypts what leaves the process for a cache, and takes back only what it has encrypted under the same name: who can write to the
/// server can give nobody a permission.
/// </summary>
internal sealed class CacheSeal(IOptions<IdentityOptions> options)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256,
        options.Value.Keys[0].Bytes,
        outputLength: 32,
        info: "crm gateway cache"u8.ToArray()
    );

    public byte[] Close(string name, ReadOnlySpan<byte> bytes)
    {
        var closed = new byte[NonceBytes + TagBytes + bytes.Length];
        var nonce = closed.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_key, TagBytes);
        cipher.Encrypt(
            nonce,
            bytes,
            closed.AsSpan(NonceBytes + TagBytes),
            closed.AsSpan(NonceBytes, TagBytes),
            Encoding.UTF8.GetBytes(name)
        );
        return closed;
    }

    public bool TryOpen(string name, byte[] closed, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (closed.Length < NonceBytes + TagBytes)
            return false;
        var opened = new byte[closed.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(_key, TagBytes);
        try
        {
            cipher.Decrypt(
                closed.AsSpan(0, NonceBytes),
                closed.AsSpan(NonceBytes + TagBytes),
                closed.AsSpan(NonceBytes, TagBytes),
                opened,
                Encoding.UTF8.GetBytes(name)
            );
        }
        catch (AuthenticationTagMismatchException)
        {
            // Of another key, while keys rotate; or not ours.
            return false;
        }
        bytes = opened;
        return true;
    }
}
