namespace Crm.Gateway.Access;

/// <summary>Tokens of an identity provider that the doors accept (section <c>Gateway:Jwt</c>); none while there is no issuer.</summary>
internal sealed class JwtOptions
{
    public const string Section = "Gateway:Jwt";

    /// <summary>The <c>iss</c> that tokens must have.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>The <c>aud</c> that tokens must have.</summary>
    public string Audience { get; set; } = "";

    /// <summary>Where the signing keys are; the issuer's discovery document when left out.</summary>
    public string JwksUri { get; set; } = "";

    /// <summary>The claim that names the tenant.</summary>
    public string TenantClaim { get; set; } = "tenant";

    /// <summary>The claim that names the user.</summary>
    public string SubjectClaim { get; set; } = "sub";

    /// <summary>The claim that lists the permissions: text with spaces, or an array.</summary>
    public string ScopeClaim { get; set; } = "scope";

    /// <summary>Whether keys may only be fetched by https.</summary>
    public bool RequireHttps { get; set; } = true;
}
