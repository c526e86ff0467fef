using System.ComponentModel.DataAnnotations;

namespace Crm.ServiceDefaults.Identity;

/// <summary>The keys of the internal identity and of page tokens (section <c>Identity</c>), the same for all services.</summary>
public sealed class IdentityOptions
{
    /// <summary>The keys: the first signs, all verify. To rotate, put the new one last, then first, then drop the old one.</summary>
    [Required, MinLength(1)]
    public IList<IdentityKey> Keys { get; } = [];

    /// <summary>How long an internal identity is valid.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(2);
}

/// <summary>A symmetric key.</summary>
public sealed class IdentityKey
{
    /// <summary>Names the key in tokens.</summary>
    [Required]
    public string Id { get; set; } = "";

    /// <summary>At least 32 bytes in base64.</summary>
    [Required]
    public string Secret { get; set; } = "";

    /// <summary>The bytes of <see cref="Secret"/>.</summary>
    public byte[] Bytes => Convert.FromBase64String(Secret);
}
