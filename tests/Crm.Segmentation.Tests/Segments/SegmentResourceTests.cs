using Crm.Testing;

namespace Crm.Segmentation.Tests.Segments;

public sealed class SegmentResourceOnSqlite(SqliteHost host) : SegmentResourceTests(host);

public sealed class SegmentResourceOnPostgres(PostgresHost host) : SegmentResourceTests(host);

/// <summary>Segments are created, read, changed and deleted.</summary>
public abstract class SegmentResourceTests(CrmHost host) : SegmentTests(host)
{
    [Fact]
    public async Task CreateSegment_WithoutRule_IsStaticAndStored()
    {
        var client = await NewTenantAsync();
        var created = await NewSegmentAsync(client, "Friends");
        Assert.Equal("STATIC", Text(created.Body, "kind"));
        Assert.Equal("ACTIVE", Text(created.Body, "state"));
        Assert.Equal(
            "friends",
            await Host.ScalarAsync<string>(
                "segmentation",
                "SELECT name_key FROM segments WHERE tenant_id = @tenant",
                ("@tenant", client.Tenant)
            )
        );
    }

    [Fact]
    public async Task CreateSegment_WithRule_IsEvaluatedByAnOperation()
    {
        var client = await NewTenantAsync();
        var created = await Answers.MustAsync(
            client.PostAsync("/v1/segments", new { name = "Buyers", rule = "traits.orders > 0" })
        );
        Assert.Equal("DYNAMIC", Text(created.Body, "kind"));
        Assert.Equal("EVALUATING", Text(created.Body, "state"));
        Assert.Equal("", Text(created.Body, "activeRule"));
        var evaluated = await EvaluatedAsync(client, created);
        Assert.Equal("traits.orders > 0", Text(evaluated.Body, "activeRule"));
        var operation = await client.GetAsync(
            $"/v1/operations/{Text(evaluated.Body, "operationId")}"
        );
        Assert.True(operation.Body.GetProperty("done").GetBoolean(), operation.Text);
        Assert.Equal("segmentation.re-evaluate", Text(operation.Body, "kind"));
    }

    [Theory]
    [InlineData("DYNAMIC", null, "SEGMENT_RULE_MISSING", "/rule")]
    [InlineData("STATIC", "kind = PERSON", "SEGMENT_RULE_NOT_ALLOWED", "/rule")]
    [InlineData("SNAPSHOT", null, "SEGMENT_KIND_NOT_ALLOWED", "/kind")]
    [InlineData("DYNAMIC", "traits.revenu > 5", "FILTER_INVALID", "/rule")]
    [InlineData("DYNAMIC", "traits.revenue_9999d > 5", "FILTER_INVALID", "/rule")]
    [InlineData("DYNAMIC", "customFields.nothing = 5", "FILTER_INVALID", "/rule")]
    [InlineData("DYNAMIC", "displayName = Ada", "FILTER_INVALID", "/rule")]
    [InlineData("DYNAMIC", "segments:*", "SEGMENT_REFERENCE_UNKNOWN", "/rule")]
    [InlineData(
        "DYNAMIC",
        "segments:\"0190a5f0-7c3e-7bb2-9d3f-2f6f1c1a5b11\"",
        "SEGMENT_REFERENCE_UNKNOWN",
        "/rule"
    )]
    public async Task CreateSegment_WhenItIsWrong_SaysWhere(
        string kind,
        string? rule,
        string code,
        string field
    )
    {
        var client = await NewTenantAsync();
        var answer = await client.PostAsync(
            "/v1/segments",
            rule is null
                ? new { name = "Wrong", kind }
                : new
                {
                    name = "Wrong",
                    kind,
                    rule,
                }
        );
        Assert.Equal(400, (int)answer.Status);
        Assert.Equal(code, answer.Code);
        Assert.Equal([field], answer.Pointers);
    }

    [Fact]
    public async Task CreateSegment_WhenNameIsTaken_Conflicts()
    {
        var client = await NewTenantAsync();
        await NewSegmentAsync(client, "Friends");
        var answer = await client.PostAsync("/v1/segments", new { name = " FRIENDS " });
        Assert.Equal(409, (int)answer.Status);
        Assert.Equal("SEGMENT_NAME_TAKEN", answer.Code);
    }

    [Fact]
    public async Task CreateSegment_WithCustomField_KnowsItsType()
    {
        var client = await NewTenantAsync();
        await Answers.MustAsync(
            client.PostAsync("/v1/field-definitions", new { key = "points", type = "NUMBER" })
        );
        await NewSegmentAsync(client, "Points", "customFields.points > 10");
        var wrong = await client.PostAsync(
            "/v1/segments",
            new { name = "Wrong", rule = "customFields.points > many" }
        );
        Assert.Equal("FILTER_INVALID", wrong.Code);
    }

    [Fact]
    public async Task CreateSegment_WhenRuleGoesTooDeep_IsRefused()
    {
        var client = await NewTenantAsync();
        var below = (await NewSegmentAsync(client, "1")).Id;
        for (var depth = 2; depth <= 5; depth++)
            below = (await NewSegmentAsync(client, $"{depth}", $"segments:\"{below}\"")).Id;
        var answer = await client.PostAsync(
            "/v1/segments",
            new { name = "6", rule = $"segments:\"{below}\"" }
        );
        Assert.Equal("SEGMENT_TOO_DEEP", answer.Code);
    }

    [Fact]
    public async Task UpdateSegment_WhenItWouldDependOnItself_Conflicts()
    {
        var client = await NewTenantAsync();
        var first = await NewSegmentAsync(client, "First", "kind = PERSON");
        var second = await NewSegmentAsync(client, "Second", $"segments:\"{first.Id}\"");
        var answer = await client.PatchAsync(
            $"/v1/segments/{first.Id}",
            new { rule = $"NOT segments:\"{second.Id}\"" },
            "*"
        );
        Assert.Equal(409, (int)answer.Status);
        Assert.Equal("SEGMENT_CYCLE", answer.Code);
    }

    [Fact]
    public async Task UpdateSegment_WhenNothingChanges_MakesNoVersion()
    {
        var client = await NewTenantAsync();
        var created = await NewSegmentAsync(client, "Friends");
        var same = await client.PatchAsync(
            $"/v1/segments/{created.Id}",
            new { name = "Friends" },
            created.Etag
        );
        Assert.Equal(created.Etag, same.Etag);
        var stale = await client.PatchAsync(
            $"/v1/segments/{created.Id}",
            new { name = "Foes" },
            "17"
        );
        Assert.Equal(412, (int)stale.Status);
    }

    [Fact]
    public async Task UpdateSegment_OfKind_IsRefused()
    {
        var client = await NewTenantAsync();
        var created = await NewSegmentAsync(client, "Friends");
        var answer = await client.PatchAsync(
            $"/v1/segments/{created.Id}",
            new { kind = "DYNAMIC" },
            "*"
        );
        Assert.Equal(400, (int)answer.Status);
    }

    [Fact]
    public async Task DeleteSegment_WhenARuleNamesIt_IsRefusedWithWho()
    {
        var client = await NewTenantAsync();
        var list = await NewSegmentAsync(client, "Friends");
        var user = await NewSegmentAsync(client, "Others", $"NOT segments:\"{list.Id}\"");
        var refused = await client.DeleteAsync($"/v1/segments/{list.Id}", "*");
        Assert.Equal(422, (int)refused.Status);
        Assert.Equal("SEGMENT_IN_USE", refused.Code);
        Assert.Contains(user.Id, refused.Text, StringComparison.Ordinal);

        Assert.Equal(204, (int)(await client.DeleteAsync($"/v1/segments/{user.Id}", "*")).Status);
        Assert.Equal(204, (int)(await client.DeleteAsync($"/v1/segments/{list.Id}", "*")).Status);
        Assert.Equal(404, (int)(await client.GetAsync($"/v1/segments/{list.Id}")).Status);
    }

    [Fact]
    public async Task ListSegments_WithCounts_FiltersAndCounts()
    {
        var client = await NewTenantAsync();
        var list = await NewSegmentAsync(client, "Friends");
        await NewSegmentAsync(client, "Buyers", "traits.orders > 0");
        await AddAsync(client, list.Id, await NewContactAsync(client));
        var answer = await client.GetAsync(
            "/v1/segments?filter=kind%20%3D%20STATIC&includeMemberCount=true"
        );
        var only = Assert.Single(Items(answer, "segments"));
        Assert.Equal("1", Text(only, "memberCount"));
        var all = await client.GetAsync("/v1/segments");
        Assert.Equal(
            ["Buyers", "Friends"],
            Items(all, "segments").Select(segment => Text(segment, "name"))
        );
        Assert.False(Items(all, "segments")[0].TryGetProperty("memberCount", out _));
    }

    [Fact]
    public async Task Segment_OfAnotherTenant_IsNotThere()
    {
        var mine = await NewTenantAsync();
        var other = await NewTenantAsync();
        var id = (await NewSegmentAsync(other, "Theirs")).Id;
        Assert.Equal(404, (int)(await mine.GetAsync($"/v1/segments/{id}")).Status);
        Assert.Equal(404, (int)(await mine.GetAsync($"/v1/segments/{id}/members")).Status);
        Assert.Equal(404, (int)(await mine.DeleteAsync($"/v1/segments/{id}", "*")).Status);
        var named = await mine.PostAsync(
            "/v1/segments",
            new { name = "Mine", rule = $"segments:\"{id}\"" }
        );
        Assert.Equal("SEGMENT_REFERENCE_UNKNOWN", named.Code);
    }
}
