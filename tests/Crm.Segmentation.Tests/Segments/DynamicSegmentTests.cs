using Crm.Testing;

namespace Crm.Segmentation.Tests.Segments;

public sealed class DynamicSegmentOnSqlite(SqliteHost host) : DynamicSegmentTests(host);

public sealed class DynamicSegmentOnPostgres(PostgresHost host) : DynamicSegmentTests(host);

/// <summary>Members follow facts that arrive from other services.</summary>
public abstract class DynamicSegmentTests(CrmHost host) : SegmentTests(host)
{
    [Fact]
    public async Task Members_WhenContactBuys_EnterWithTheTermThatTurned()
    {
        var client = await NewTenantAsync();
        var british = new[] { new { country = "United Kingdom" } };
        var ada = await NewContactAsync(client, ("addresses", british));
        var bob = await NewContactAsync(client);
        var segment = await NewSegmentAsync(
            client,
            "Good customers",
            "traits.revenue > 500 AND primaryAddress.country = \"United Kingdom\""
        );
        await BuyAsync(client, ada, "400");
        await BuyAsync(client, bob, "900");
        await EventuallyAsync(async () =>
            Text((await ExplainAsync(client, ada, segment.Id)).Body, "terms")
                .Contains("\"400\"", StringComparison.Ordinal)
        );
        Assert.Empty(await MembersAsync(client, segment.Id));

        await BuyAsync(client, ada, "200.5");
        await MembersBecomeAsync(client, segment.Id, ada);
        var explained = await ExplainAsync(client, ada, segment.Id);
        Assert.True(explained.Body.GetProperty("member").GetBoolean());
        Assert.Equal("FACT", Text(explained.Body, "cause", "trigger"));
        Assert.NotEmpty(Text(explained.Body, "cause", "eventId"));
        var term = Assert.Single(
            explained.Body.GetProperty("cause").GetProperty("terms").EnumerateArray()
        );
        Assert.Equal("traits.revenue > 500", Text(term, "term"));
        Assert.Equal("400", Text(term, "oldValue"));
        Assert.Equal("600.5", Text(term, "newValue"));
        Assert.Equal(2, explained.Body.GetProperty("terms").GetArrayLength());

        await BuyAsync(client, ada, "300", fields: ("kind", "RETURN"));
        await MembersBecomeAsync(client, segment.Id);
        var left = await ExplainAsync(client, ada, segment.Id);
        Assert.False(left.Body.GetProperty("member").GetBoolean());
        Assert.NotEmpty(Text(left.Body, "exitTime"));
    }

    [Fact]
    public async Task Members_WhenContactChanges_FollowAndSegmentsThatNameThemToo()
    {
        var client = await NewTenantAsync();
        var vips = await NewSegmentAsync(client, "Vips", "tags:\"vip\"");
        var others = await NewSegmentAsync(client, "Others", $"NOT segments:\"{vips.Id}\"");
        var ada = await NewContactAsync(client);
        await MembersBecomeAsync(client, others.Id, ada);
        await Answers.MustAsync(
            client.PatchAsync($"/v1/contacts/{ada}", new { tags = new[] { "VIP" } }, "*")
        );
        await MembersBecomeAsync(client, vips.Id, ada);
        await MembersBecomeAsync(client, others.Id);
        var entered = await ExplainAsync(client, ada, vips.Id);
        Assert.Equal("CONTACT", Text(entered.Body, "cause", "trigger"));
        var left = await ExplainAsync(client, ada, others.Id);
        Assert.Equal("SEGMENT", Text(left.Body, "cause", "trigger"));

        await client.DeleteAsync($"/v1/contacts/{ada}", "*");
        await MembersBecomeAsync(client, vips.Id);
    }

    [Fact]
    public async Task UpdateSegment_WithAnotherRule_EvaluatesIt()
    {
        var client = await NewTenantAsync();
        var ada = await NewContactAsync(client, ("kind", "PERSON"));
        var acme = await NewContactAsync(client, ("kind", "COMPANY"));
        var segment = await NewSegmentAsync(client, "Kind", "kind = PERSON");
        await MembersBecomeAsync(client, segment.Id, ada);
        await Host.SettleAsync();
        var changed = await Answers.MustAsync(
            client.PatchAsync($"/v1/segments/{segment.Id}", new { rule = "kind = COMPANY" }, "*")
        );
        Assert.Equal("2", Text(changed.Body, "ruleVersion"));
        Assert.Equal("kind = PERSON", Text(changed.Body, "activeRule"));
        await EvaluatedAsync(client, changed);
        Assert.Equal([acme], await MembersAsync(client, segment.Id));
        var explained = await ExplainAsync(client, acme, segment.Id);
        Assert.Equal("RULE", Text(explained.Body, "cause", "trigger"));
    }

    [Fact]
    public async Task PreviewSegment_Always_CountsAndShowsSome()
    {
        var client = await NewTenantAsync();
        var ada = await NewContactAsync(client, ("displayName", "Ada"), ("tags", new[] { "vip" }));
        await NewContactAsync(client);
        await EventuallyAsync(async () =>
        {
            var answer = await client.PostAsync("/v1/segments:preview", new { rule = "tags:vip" });
            return Text(answer.Body, "memberCount") == "1"
                && Text(answer.Body, "contactCount") == "2"
                && Text(answer.Body.GetProperty("sample")[0], "id") == ada;
        });
        var wrong = await client.PostAsync("/v1/segments:preview", new { rule = "tags:vip AND" });
        Assert.Equal("FILTER_INVALID", wrong.Code);
        Assert.Equal(["/rule"], wrong.Pointers);
    }

    private static async Task<Answer> ExplainAsync(
        CrmClient client,
        string contactId,
        string segmentId
    )
    {
        var answer = await client.GetAsync(
            $"/v1/contacts/{contactId}/segments/{segmentId}:explain"
        );
        Assert.True((int)answer.Status == 200, answer.Text);
        return answer;
    }
}
