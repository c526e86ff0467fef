using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Crm.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Crm.EndToEnd.Tests.Doors;

/// <summary>API keys and provider tokens at the doors.</summary>
public sealed class CredentialTests(ProviderHost host) : IClassFixture<ProviderHost>
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task ApiKey_WhenCreated_IsShownOnceAndOpensWhatItSays()
    {
        var admin = await host.NewTenantAsync();
        var created = await admin.PostAsync(
            "/v1/api-keys",
            new { displayName = "Web shop", scopes = new[] { "contacts.*" } }
        );
        var key = created.Body.GetProperty("key").GetString()!;
        Assert.StartsWith("crm_", key, StringComparison.Ordinal);
        var again = await admin.GetAsync($"/v1/api-keys/{created.Id}");
        Assert.False(again.Body.TryGetProperty("key", out _));
        var shop = host.ClientOf(key);
        Assert.Equal(HttpStatusCode.OK, (await shop.GetAsync("/v1/contacts")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await shop.GetAsync("/v1/activities")).Status);
        foreach (var service in CrmHost.Services)
        {
            foreach (var file in Directory.GetFiles(host.DataFolder, service + ".db*"))
                Assert.DoesNotContain(key, await ReadSharedAsync(file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ApiKey_WithScopesThatItsCreatorLacks_IsRefused()
    {
        var admin = await host.NewTenantAsync();
        var clerk = await admin.WithScopesAsync("apiKeys.write", "contacts.read");
        foreach (var scope in new[] { "contacts.write", "contacts.*", "*", "platform" })
        {
            var answer = await clerk.PostAsync(
                "/v1/api-keys",
                new { displayName = "More", scopes = new[] { scope } }
            );
            Assert.Equal(
                (HttpStatusCode.Forbidden, "API_KEY_SCOPE_NOT_HELD"),
                (answer.Status, answer.Code)
            );
        }
        var wildcard = await admin.PostAsync(
            "/v1/api-keys",
            new { displayName = "More", scopes = new[] { "platform" } }
        );
        Assert.Equal("API_KEY_SCOPE_NOT_HELD", wildcard.Code);
        var equal = await clerk.PostAsync(
            "/v1/api-keys",
            new { displayName = "Same", scopes = new[] { "contacts.read" } }
        );
        Assert.Equal(HttpStatusCode.Created, equal.Status);
    }

    [Fact]
    public async Task ApiKey_WhenRevoked_OpensNothing()
    {
        var admin = await host.NewTenantAsync();
        var created = await admin.PostAsync(
            "/v1/api-keys",
            new { displayName = "Old", scopes = new[] { "contacts.read" } }
        );
        var old = host.ClientOf(created.Body.GetProperty("key").GetString());
        Assert.Equal(HttpStatusCode.OK, (await old.GetAsync("/v1/contacts")).Status);
        var revoked = await admin.DeleteAsync($"/v1/api-keys/{created.Id}", created.Etag);
        Assert.Equal(HttpStatusCode.OK, revoked.Status);
        Assert.True(revoked.Body.TryGetProperty("revokeTime", out _));
        Assert.Equal(HttpStatusCode.Unauthorized, (await old.GetAsync("/v1/contacts")).Status);
    }

    [Fact]
    public async Task ApiKey_WhenItsTimeIsOver_OpensNothing()
    {
        var admin = await host.NewTenantAsync();
        var past = await admin.PostAsync(
            "/v1/api-keys",
            new
            {
                displayName = "Late",
                scopes = new[] { "contacts.read" },
                expireTime = DateTimeOffset.UtcNow.AddMinutes(-1),
            }
        );
        Assert.Equal("API_KEY_EXPIRY_PAST", past.Code);
        var brief = await admin.PostAsync(
            "/v1/api-keys",
            new
            {
                displayName = "Brief",
                scopes = new[] { "contacts.read" },
                expireTime = DateTimeOffset.UtcNow.AddSeconds(5),
            }
        );
        var client = host.ClientOf(brief.Body.GetProperty("key").GetString());
        var statuses = new List<HttpStatusCode>();
        var clock = Stopwatch.StartNew();
        while (!statuses.Contains(HttpStatusCode.Unauthorized) && clock.Elapsed < LongestWait)
        {
            statuses.Add((await client.GetAsync("/v1/contacts")).Status);
            await Task.Delay(100);
        }
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Unauthorized], statuses.Distinct());
    }

    [Fact]
    public async Task Token_OfTheProvider_ActsAsItsUserInItsTenant()
    {
        var admin = await host.NewTenantAsync();
        var user = host.ClientOf(host.Token(admin.Tenant, "ada", "contacts.write contacts.read"));
        var created = await user.PostAsync("/v1/contacts", new { displayName = "Grace Hopper" });
        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal(
            HttpStatusCode.OK,
            (await admin.GetAsync($"/v1/contacts/{created.Id}")).Status
        );
        var audit = await admin.GetAsync(
            "/v1/audit?filter=" + Uri.EscapeDataString($"resourceId = \"{created.Id}\"")
        );
        Assert.Equal(
            "user:ada",
            audit.Body.GetProperty("auditEvents")[0].GetProperty("actor").GetString()
        );
    }

    [Fact]
    public async Task Token_ThatIsNotRight_OpensNothing()
    {
        var admin = await host.NewTenantAsync();
        foreach (
            var token in new[]
            {
                host.Token(
                    admin.Tenant,
                    "ada",
                    "contacts.read",
                    issuer: "https://elsewhere.example"
                ),
                host.Token(admin.Tenant, "ada", "contacts.read", audience: "another"),
                host.Token(
                    admin.Tenant,
                    "ada",
                    "contacts.read",
                    lifetime: TimeSpan.FromMinutes(-5)
                ),
                host.Token("no-such-tenant", "ada", "contacts.read"),
                host.Token(admin.Tenant, "ada", "contacts.read", forged: true),
                "not.a.token",
            }
        )
            Assert.Equal(
                HttpStatusCode.Unauthorized,
                (await host.ClientOf(token).GetAsync("/v1/contacts")).Status
            );
    }

    private static async Task<string> ReadSharedAsync(string path)
    {
        await using var stream = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite
        );
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}

/// <summary>A host that trusts an identity provider, which is a real web server on loopback.</summary>
public sealed class ProviderHost : CrmHost, IAsyncLifetime
{
    private const string Issuer = "https://identity.example";
    private const string Audience = "crm";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RSA _other = RSA.Create(2048);
    private readonly WebApplication _provider;

    public ProviderHost()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _provider = builder.Build();
        _provider.MapGet("/jwks", () => Results.Text(Jwks(), "application/json"));
    }

    /// <inheritdoc />
    protected override IEnumerable<string> FurtherArguments =>
        [
            $"--Gateway:Jwt:Issuer={Issuer}",
            $"--Gateway:Jwt:Audience={Audience}",
            $"--Gateway:Jwt:JwksUri={Address}/jwks",
            "--Gateway:Jwt:RequireHttps=false",
        ];

    private string Address =>
        _provider
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await _provider.StartAsync();
        await InitializeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await _provider.DisposeAsync();
        _rsa.Dispose();
        _other.Dispose();
    }

    internal string Token(
        string tenant,
        string subject,
        string scope,
        string issuer = Issuer,
        string audience = Audience,
        TimeSpan? lifetime = null,
        bool forged = false
    )
    {
        var now = DateTime.UtcNow;
        var expires = now + (lifetime ?? TimeSpan.FromMinutes(5));
        return new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer,
                Audience = audience,
                NotBefore = now.AddHours(-1),
                IssuedAt = now.AddHours(-1),
                Expires = expires,
                SigningCredentials = new SigningCredentials(
                    new RsaSecurityKey(forged ? _other : _rsa) { KeyId = "provider-1" },
                    SecurityAlgorithms.RsaSha256
                ),
                Claims = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["tenant"] = tenant,
                    ["sub"] = subject,
                    ["scope"] = scope,
                },
            }
        );
    }

    private string Jwks()
    {
        var key = _rsa.ExportParameters(includePrivateParameters: false);
        var (n, e) = (Base64UrlEncoder.Encode(key.Modulus), Base64UrlEncoder.Encode(key.Exponent));
        return $"{{\"keys\":[{{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"provider-1\",\"alg\":\"RS256\",\"n\":\"{n}\",\"e\":\"{e}\"}}]}}";
    }
}
