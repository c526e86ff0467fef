using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Crm.Contacts.V1;
using Crm.Gateway.V1;
using Crm.ServiceDefaults.Errors;
using Crm.Testing;
using Google.Rpc;
using Grpc.Core;

namespace Crm.EndToEnd.Tests.Limits;

/// <summary>Quotas at both doors, counted in Redis.</summary>
public sealed partial class RateLimitTests(LimitedHosts hosts) : IClassFixture<LimitedHosts>
{
    [Fact]
    public async Task Rest_Always_TellsAKnownCallerWhatIsLeft()
    {
        var client = await hosts.One.NewTenantAsync(
            new { keyQuota = new { requests = 100, windowSeconds = 3600 } }
        );
        var left = 100;
        foreach (
            var (path, status) in new[]
            {
                ("/v1/contacts", HttpStatusCode.OK),
                ("/v1/contacts/no-such-id", HttpStatusCode.NotFound),
                ("/v1/contacts?pageSize=-1", HttpStatusCode.BadRequest),
                ("/v1/no-such-thing", HttpStatusCode.NotFound),
                ("/v1/tenants", HttpStatusCode.OK),
            }
        )
        {
            var answer = await client.GetAsync(path, ("Origin", "https://shop.example"));
            Assert.Equal(status, answer.Status);
            Assert.Equal("\"default\";q=100;w=3600", answer.Headers["RateLimit-Policy"]);
            Assert.Equal(--left, Remaining(answer));
            Assert.Contains(
                "RateLimit",
                answer
                    .Headers["Access-Control-Expose-Headers"]
                    .Split(',', StringSplitOptions.TrimEntries)
            );
        }
        Assert.False(
            (await hosts.One.ClientOf(null).GetAsync("/v1/contacts")).Headers.ContainsKey(
                "RateLimit"
            )
        );
    }

    [Fact]
    public async Task Rest_WhenTheQuotaIsUsedUp_SaysWhenToTryAgainAndDoesNothing()
    {
        var admin = await hosts.One.NewTenantAsync();
        var client = await KeyAsync(admin, requests: 2);
        var body = new { displayName = "Ada Lovelace" };
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        Assert.Equal(
            HttpStatusCode.Created,
            (await client.PostAsync("/v1/contacts", body, key)).Status
        );
        var replayed = await client.PostAsync("/v1/contacts", body, key);
        Assert.Equal("true", replayed.Headers["Idempotent-Replayed"]);
        // The limit stands before the idempotency record, and a refused request is not remembered in it.
        foreach (var next in new[] { key, ("Idempotency-Key", "another") })
        {
            var refused = await client.PostAsync("/v1/contacts", body, next);
            Assert.Equal(
                (HttpStatusCode.TooManyRequests, "RATE_LIMITED", "application/problem+json"),
                (refused.Status, refused.Code, refused.MediaType)
            );
            Assert.InRange(
                int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture),
                1,
                1800
            );
            Assert.Equal(0, Remaining(refused));
            Assert.Equal(
                "caller",
                refused.Body.GetProperty("metadata").GetProperty("limit").GetString()
            );
        }
        var contacts = await admin.GetAsync("/v1/contacts");
        Assert.Equal(1, contacts.Body.GetProperty("contacts").GetArrayLength());
        var other = await admin.PostAsync("/v1/contacts", body, ("Idempotency-Key", "another"));
        Assert.False(other.Headers.ContainsKey("Idempotent-Replayed"));
    }

    [Fact]
    public async Task Grpc_WhenTheQuotaIsUsedUp_SaysWhenToTryAgain()
    {
        var admin = await hosts.One.NewTenantAsync();
        var client = await KeyAsync(admin, requests: 3);
        var contacts = new ContactsService.ContactsServiceClient(hosts.One.Channel);
        var events = new EventsService.EventsServiceClient(hosts.One.Channel);
        await contacts.ListContactsAsync(new ListContactsRequest(), client.Metadata);
        // A stream is one request, however much flows in it.
        using (var export = contacts.ExportContacts(new ExportContactsRequest(), client.Metadata))
            while (await export.ResponseStream.MoveNext(default)) { }
        await new TenantsService.TenantsServiceClient(hosts.One.Channel).ListTenantsAsync(
            new ListTenantsRequest(),
            client.Metadata
        );
        var calls = new Func<Task>[]
        {
            async () =>
                await contacts.ListContactsAsync(new ListContactsRequest(), client.Metadata),
            async () =>
                await new TenantsService.TenantsServiceClient(hosts.One.Channel).ListTenantsAsync(
                    new ListTenantsRequest(),
                    client.Metadata
                ),
            async () =>
            {
                using var watch = events.Watch(new WatchRequest(), client.Metadata);
                await watch.ResponseStream.MoveNext(default);
            },
            async () =>
            {
                using var import = contacts.ImportContacts(client.Metadata);
                await import.ResponseAsync;
            },
        };
        foreach (var call in calls)
        {
            var failure = await Assert.ThrowsAsync<RpcException>(call);
            Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
            Assert.True(ErrorStatus.TryRead(failure, out var status));
            Assert.Equal("RATE_LIMITED", ErrorStatus.Find<ErrorInfo>(status)!.Reason);
            Assert.InRange(
                ErrorStatus.Find<RetryInfo>(status)!.RetryDelay.ToTimeSpan(),
                TimeSpan.FromTicks(1),
                TimeSpan.FromSeconds(1200)
            );
        }
        Assert.Equal(
            HttpStatusCode.TooManyRequests,
            (await client.GetAsync("/v1/contacts")).Status
        );
    }

    [Fact]
    public async Task Tenant_WhenItsQuotaIsUsedUp_IsRefusedAtEveryGateway()
    {
        var settings = new { quota = new { requests = 8, windowSeconds = 3600 } };
        // Both products are asked for tenants of their own; those of one name are one to Redis.
        var one = await hosts.One.NewTenantAsync(settings);
        var two = await hosts.Two.NewTenantAsync(settings);
        while (TenantNumber(one) < TenantNumber(two))
            one = await hosts.One.NewTenantAsync(settings);
        while (TenantNumber(two) < TenantNumber(one))
            two = await hosts.Two.NewTenantAsync(settings);
        for (var left = 7; left >= 0; left--)
        {
            var answer = await (left % 2 == 0 ? one : two).GetAsync("/v1/contacts");
            Assert.Equal((HttpStatusCode.OK, left), (answer.Status, Remaining(answer)));
        }
        foreach (var client in new[] { one, two })
        {
            var refused = await client.GetAsync("/v1/contacts");
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
            Assert.Equal(
                "tenant",
                refused.Body.GetProperty("metadata").GetProperty("limit").GetString()
            );
        }
    }

    [Fact]
    public async Task Stranger_WhoTriesManyCredentials_IsNotLookedUpAnyMore()
    {
        var known = await hosts.Two.NewTenantAsync();
        Assert.Equal(HttpStatusCode.OK, (await known.GetAsync("/v1/contacts")).Status);
        var attacker = ("X-Forwarded-For", "203.0.113.7");
        for (var i = 0; i < LimitedHosts.Anonymous; i++)
        {
            var credential = i % 3 == 0 ? null : $"crm_guess-{i}";
            var answer = await hosts.Two.ClientOf(credential).GetAsync("/v1/contacts", attacker);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        }
        foreach (var credential in new[] { null, "crm_guess", "a.b.c" })
        {
            var refused = await hosts.Two.ClientOf(credential).GetAsync("/v1/contacts", attacker);
            Assert.Equal(
                (HttpStatusCode.TooManyRequests, "RATE_LIMITED"),
                (refused.Status, refused.Code)
            );
            Assert.True(refused.Headers.ContainsKey("Retry-After"));
        }
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await new ContactsService.ContactsServiceClient(hosts.Two.Channel).ListContactsAsync(
                new ListContactsRequest(),
                new Metadata
                {
                    { "authorization", "Bearer crm_guess" },
                    { "x-forwarded-for", "203.0.113.7" },
                }
            )
        );
        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        // Who was known from there stays so, and others are nobody's neighbours. Probes are always answered.
        foreach (
            var (client, path, from) in new[]
            {
                (known, "/v1/contacts", attacker),
                (known, "/v1/tenants", attacker),
                (hosts.Two.ClientOf(null), "/healthz/live", attacker),
            }
        )
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path, from)).Status);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (
                await hosts
                    .Two.ClientOf("crm_guess")
                    .GetAsync("/v1/contacts", ("X-Forwarded-For", "2001:db8::1"))
            ).Status
        );
    }

    [Fact]
    public async Task Redis_WhenItIsLostAndComesBack_FailsNoRequest()
    {
        var client = await hosts.One.NewTenantAsync();
        await AnswerWhileAsync(client, hosts.Redis.KillAsync);
        await AnswerWhileAsync(client, () => Task.Delay(TimeSpan.FromMilliseconds(300)));
        Assert.Equal(
            HttpStatusCode.OK,
            (await hosts.One.ClientOf(null).GetAsync("/healthz/ready")).Status
        );
        await AnswerWhileAsync(client, hosts.Redis.StartAgainAsync);
        // It counts for all again: what one product takes, the other misses.
        await Until.TrueAsync(() => CountTogetherAsync(hosts.One, hosts.Two));
    }

    private static async Task<bool> CountTogetherAsync(CrmHost one, CrmHost two)
    {
        var quota = new { requests = 50, windowSeconds = 86_400 };
        var (first, second) = (await one.NewTenantAsync(new { quota }), (CrmClient?)null);
        while (second is null || TenantNumber(second) < TenantNumber(first))
            second = await two.NewTenantAsync(new { quota });
        while (TenantNumber(first) < TenantNumber(second))
            first = await one.NewTenantAsync(new { quota });
        await first.GetAsync("/v1/contacts");
        return Remaining(await second.GetAsync("/v1/contacts")) == 48;
    }

    private static async Task AnswerWhileAsync(CrmClient client, Func<Task> happening)
    {
        var happens = happening();
        do Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/contacts")).Status);
        while (!happens.IsCompleted);
        await happens;
    }

    private static async Task<CrmClient> KeyAsync(CrmClient admin, int requests)
    {
        var created = await admin.PostAsync(
            "/v1/api-keys",
            new
            {
                displayName = "Limited",
                scopes = new[] { "*" },
                quota = new { requests, windowSeconds = 3600 },
            }
        );
        return admin.Host.ClientOf(created.Body.GetProperty("key").GetString(), admin.Tenant);
    }

    private static int TenantNumber(CrmClient client) =>
        int.Parse(client.Tenant.Split('-')[1], CultureInfo.InvariantCulture);

    private static int Remaining(Answer answer) =>
        int.Parse(
            State().Match(answer.Headers["RateLimit"]).Groups["r"].Value,
            CultureInfo.InvariantCulture
        );

    [GeneratedRegex(
        "^\"default\";r=(?<r>[0-9]+);t=[0-9]+$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex State();
}
