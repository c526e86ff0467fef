using Crm.ServiceDefaults.Identity;
using Microsoft.Extensions.Options;

namespace Crm.ServiceDefaults.Hosting;

/// <summary>Stops a service at its start when the keys of the internal identity cannot work.</summary>
internal sealed class IdentityOptionsValidator : IValidateOptions<IdentityOptions>
{
    private const int LeastSecretBytes = 32;

    public ValidateOptionsResult Validate(string? name, IdentityOptions options)
    {
        if (options.Keys.Count == 0)
            return ValidateOptionsResult.Fail("Identity:Keys needs a key.");
        if (options.Keys.Any(key => key.Id.Length == 0 || !IsStrong(key.Secret)))
            return ValidateOptionsResult.Fail(
                "Each of Identity:Keys needs an Id and a Secret of at least 32 bytes in base64."
            );
        if (options.Keys.DistinctBy(key => key.Id).Count() != options.Keys.Count)
            return ValidateOptionsResult.Fail("The Ids of Identity:Keys must differ.");
        return
            options.Lifetime < TimeSpan.FromSeconds(10) || options.Lifetime > TimeSpan.FromHours(1)
            ? ValidateOptionsResult.Fail("Identity:Lifetime must be from 10 seconds to an hour.")
            : ValidateOptionsResult.Success;
    }

    private static bool IsStrong(string secret) =>
        Convert.TryFromBase64String(secret, new byte[secret.Length], out var length)
        && length >= LeastSecretBytes;
}
