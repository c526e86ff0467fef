using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Crm.Gateway.Domain;

/// <summary>The key itself, as the caller sends it: <c>crm_</c> and 256 random bits.</summary>
internal readonly record struct ApiKeySecret(string Value)
{
    public const string Start = "crm_";
    private const int PrefixLength = 12;

    public string Prefix => Value[..PrefixLength];

    public byte[] Hash => HashOf(Value);

    public static ApiKeySecret Generate() =>
        new(Start + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    // The key is random, so a plain hash is as good as a slow one.
    public static byte[] HashOf(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));
}
