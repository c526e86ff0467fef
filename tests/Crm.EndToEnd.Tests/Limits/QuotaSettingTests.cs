using System.Net;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Limits;

/// <summary>Quotas as data: who may set which, and when they count.</summary>
public sealed class QuotaSettingTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    [Fact]
    public async Task UpdateTenant_WhenATenantRaisesItsOwnQuota_IsRefused()
    {
        var admin = await host.NewTenantAsync(new { quota = Quota(100, 60) });
        foreach (
            var body in new object[]
            {
                new { quota = Quota(101, 60) },
                new { quota = new { requests = 101 } },
                new { quota = (object?)null },
            }
        )
        {
            var refused = await admin.PatchAsync($"/v1/tenants/{admin.Tenant}", body, "*");
            Assert.Equal(
                (HttpStatusCode.Forbidden, "QUOTA_NOT_HELD"),
                (refused.Status, refused.Code)
            );
            Assert.Equal(["/quota"], refused.Pointers);
        }
        var kept = await admin.PatchAsync(
            $"/v1/tenants/{admin.Tenant}",
            new { quota = Quota(100, 60), displayName = "Teahouse" },
            "*"
        );
        Assert.Equal(HttpStatusCode.OK, kept.Status);
        Assert.Equal(100, kept.Body.GetProperty("quota").GetProperty("requests").GetInt32());
    }

    [Fact]
    public async Task UpdateTenant_ByThePlatform_CountsAtOnceAndIsAudited()
    {
        var admin = await host.NewTenantAsync();
        Assert.Equal(
            "\"default\";q=10000;w=10",
            (await admin.GetAsync("/v1/contacts")).Headers["RateLimit-Policy"]
        );
        var platform = host.ClientOf(host.AdminKey, "default");
        var changed = await platform.PatchAsync(
            $"/v1/tenants/{admin.Tenant}",
            new { quota = Quota(7000, 3600) },
            "*"
        );
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        var after = await admin.GetAsync("/v1/contacts");
        Assert.Equal("\"default\";q=7000;w=3600", after.Headers["RateLimit-Policy"]);
        // By half a quota, nothing is one.
        var half = await platform.PatchAsync(
            $"/v1/tenants/{admin.Tenant}",
            new { keyQuota = new { requests = 5 } },
            "*"
        );
        Assert.Equal((HttpStatusCode.BadRequest, "QUOTA_INCOMPLETE"), (half.Status, half.Code));
        // It stands in the audit of whoever did it.
        var audit = await platform.GetAsync(
            "/v1/audit?filter="
                + Uri.EscapeDataString(
                    $"resourceId = \"{admin.Tenant}\" AND action = \"UpdateTenant\""
                )
        );
        Assert.Contains("\"quota\"", audit.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UpdateTenant_WithAKeyQuota_HoldsForKeysThatHaveNone()
    {
        var admin = await host.NewTenantAsync(new { quota = Quota(100, 60) });
        var large = await admin.PatchAsync(
            $"/v1/tenants/{admin.Tenant}",
            new { keyQuota = Quota(101, 60) },
            "*"
        );
        Assert.Equal((HttpStatusCode.BadRequest, "QUOTA_TOO_LARGE"), (large.Status, large.Code));
        Assert.Equal(["/keyQuota"], large.Pointers);
        var fits = await admin.PatchAsync(
            $"/v1/tenants/{admin.Tenant}",
            new { keyQuota = Quota(20, 60) },
            "*"
        );
        Assert.Equal(HttpStatusCode.OK, fits.Status);
        var key = await admin.WithScopesAsync("contacts.read");
        Assert.Equal(
            "\"default\";q=20;w=60",
            (await key.GetAsync("/v1/contacts")).Headers["RateLimit-Policy"]
        );
    }

    [Fact]
    public async Task UpdateApiKey_WithAQuota_CountsAtOnceUpToThatOfTheTenant()
    {
        var admin = await host.NewTenantAsync(new { quota = Quota(1000, 60) });
        foreach (var quota in new[] { Quota(1001, 60), Quota(100, 5) })
        {
            var large = await admin.PostAsync(
                "/v1/api-keys",
                new
                {
                    displayName = "Shop",
                    scopes = new[] { "contacts.read" },
                    quota,
                }
            );
            Assert.Equal(
                (HttpStatusCode.BadRequest, "QUOTA_TOO_LARGE"),
                (large.Status, large.Code)
            );
        }
        var created = await admin.PostAsync(
            "/v1/api-keys",
            new
            {
                displayName = "Shop",
                scopes = new[] { "contacts.read" },
                quota = Quota(40, 60),
            }
        );
        var shop = host.ClientOf(created.Body.GetProperty("key").GetString(), admin.Tenant);
        Assert.Equal("\"default\";q=40;w=60", await PolicyAsync(shop));
        var path = $"/v1/api-keys/{created.Id}";
        var stale = await admin.PatchAsync(path, new { quota = Quota(50, 60) }, "7");
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
        var more = await admin.PatchAsync(path, new { quota = Quota(5000, 60) }, created.Etag);
        Assert.Equal("QUOTA_TOO_LARGE", more.Code);
        var scopes = await admin.PatchAsync(path, new { scopes = new[] { "*" } }, created.Etag);
        Assert.Equal(HttpStatusCode.BadRequest, scopes.Status);
        var changed = await admin.PatchAsync(
            path,
            new { quota = Quota(50, 60), displayName = "Web shop" },
            created.Etag
        );
        Assert.Equal((HttpStatusCode.OK, "2"), (changed.Status, changed.Etag));
        Assert.Equal("\"default\";q=50;w=60", await PolicyAsync(shop));
        var removed = await admin.PatchAsync(path, new { quota = (object?)null }, "2");
        Assert.False(removed.Body.TryGetProperty("quota", out _));
        var stored = await host.ScalarAsync<string>(
            "gateway",
            "SELECT display_name FROM api_keys WHERE quota IS NULL AND prefix = @prefix",
            ("@prefix", created.Body.GetProperty("prefix").GetString()!)
        );
        Assert.Equal("Web shop", stored);
    }

    private static async Task<string> PolicyAsync(CrmClient client) =>
        (await client.GetAsync("/v1/contacts")).Headers["RateLimit-Policy"];

    private static object Quota(int requests, int windowSeconds) => new { requests, windowSeconds };
}
