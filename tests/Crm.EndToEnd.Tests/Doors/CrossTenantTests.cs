using System.Net;
using Crm.Testing;

namespace Crm.EndToEnd.Tests.Doors;

/// <summary>What another tenant has is not there: keys, cursors and references of one mean nothing to the other.</summary>
public sealed class CrossTenantTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    [Fact]
    public async Task ExternalId_OfAnotherTenant_IsFree()
    {
        var (one, two) = (await host.NewTenantAsync(), await host.NewTenantAsync());
        var body = new
        {
            displayName = "Ada",
            externalIds = new[] { new { system = "erp", value = "1" } },
        };
        var mine = await one.PostAsync("/v1/contacts", body);
        var theirs = await two.PostAsync(
            "/v1/contacts:upsert",
            new { contact = body, matchBy = "EXTERNAL_ID" }
        );

        Assert.Equal(HttpStatusCode.Created, mine.Status);
        Assert.Equal("CREATED", theirs.Body.GetProperty("outcome").GetString());
        Assert.NotEqual(mine.Id, theirs.Body.GetProperty("contact").GetProperty("id").GetString());
        Assert.Equal("CONTACT_EXTERNAL_ID_TAKEN", (await one.PostAsync("/v1/contacts", body)).Code);
    }

    [Fact]
    public async Task Cursor_OfAnotherTenant_IsInvalid()
    {
        var (one, two) = (await host.NewTenantAsync(), await host.NewTenantAsync());
        for (var i = 0; i < 3; i++)
            await one.PostAsync("/v1/contacts", new { displayName = $"Person {i}" });
        var page = await one.GetAsync("/v1/contacts?pageSize=1");
        var token = page.Body.GetProperty("nextPageToken").GetString();

        Assert.Equal(
            HttpStatusCode.OK,
            (await one.GetAsync($"/v1/contacts?pageSize=1&pageToken={token}")).Status
        );
        Assert.Equal(
            "PAGE_TOKEN_INVALID",
            (await two.GetAsync($"/v1/contacts?pageSize=1&pageToken={token}")).Code
        );
        var otherOrder = await one.GetAsync(
            $"/v1/contacts?pageSize=1&orderBy=displayName&pageToken={token}"
        );
        Assert.Equal("PAGE_TOKEN_INVALID", otherOrder.Code);
    }

    [Fact]
    public async Task IdempotencyKey_OfAnotherTenant_IsFree()
    {
        var (one, two) = (await host.NewTenantAsync(), await host.NewTenantAsync());
        var mine = await one.PostAsync(
            "/v1/contacts",
            new { displayName = "Ada" },
            ("Idempotency-Key", "same")
        );
        var theirs = await two.PostAsync(
            "/v1/contacts",
            new { displayName = "Ada" },
            ("Idempotency-Key", "same")
        );

        Assert.Equal(HttpStatusCode.Created, theirs.Status);
        Assert.NotEqual(mine.Id, theirs.Id);
        Assert.False(theirs.Headers.ContainsKey("Idempotent-Replayed"));
    }

    [Fact]
    public async Task Reference_ToAContactOfAnotherTenant_IsNotFound()
    {
        var (one, two) = (await host.NewTenantAsync(), await host.NewTenantAsync());
        var contact = await one.PostAsync("/v1/contacts", new { displayName = "Ada" });
        var lines = new[]
        {
            new
            {
                sku = "A",
                quantity = 1,
                unitPrice = "1",
            },
        };
        var sale = await two.PostAsync(
            "/v1/transactions",
            new
            {
                contactId = contact.Id,
                currency = "EUR",
                lines,
            }
        );
        var call = await two.PostAsync(
            "/v1/activities",
            new { contactId = contact.Id, kind = "CALL" }
        );

        Assert.Equal((HttpStatusCode.NotFound, "CONTACT_NOT_FOUND"), (sale.Status, sale.Code));
        Assert.Equal((HttpStatusCode.NotFound, "CONTACT_NOT_FOUND"), (call.Status, call.Code));
        Assert.Equal(
            "CONTACT_NOT_FOUND",
            (await two.PostAsync("/v1/contacts:batchGet", new { ids = new[] { contact.Id } })).Code
        );
    }

    [Fact]
    public async Task Preflight_OfAnyOrigin_MayChangeAndSeeWhatItNeeds()
    {
        var client = await host.NewTenantAsync();
        var preflight = await client.SendAsync(
            HttpMethod.Options,
            "/v1/contacts/1",
            null,
            ("Origin", "https://shop.example"),
            ("Access-Control-Request-Method", "PATCH"),
            (
                "Access-Control-Request-Headers",
                "authorization,content-type,if-match,idempotency-key"
            )
        );
        Assert.Contains(
            "PATCH",
            preflight.Headers["Access-Control-Allow-Methods"],
            StringComparison.Ordinal
        );
        Assert.Contains(
            "if-match",
            preflight.Headers["Access-Control-Allow-Headers"],
            StringComparison.OrdinalIgnoreCase
        );
        var answer = await client.GetAsync("/v1/contacts", ("Origin", "https://shop.example"));
        Assert.Contains(
            "ETag",
            answer.Headers["Access-Control-Expose-Headers"],
            StringComparison.OrdinalIgnoreCase
        );
    }
}
