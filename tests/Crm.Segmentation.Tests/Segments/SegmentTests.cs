using System.Text.Json;
using Crm.Testing;

namespace Crm.Segmentation.Tests.Segments;

/// <summary>What the tests of segments through the door share.</summary>
public abstract class SegmentTests(CrmHost host) : SegmentationTests(host)
{
    protected static async Task<Answer> NewSegmentAsync(
        CrmClient client,
        string name,
        string? rule = null
    )
    {
        var created = await Answers.MustAsync(
            client.PostAsync("/v1/segments", rule is null ? new { name } : new { name, rule })
        );
        Assert.Equal(201, (int)created.Status);
        return rule is null ? created : await EvaluatedAsync(client, created);
    }

    /// <summary>The segment, once its operation has ended.</summary>
    protected static async Task<Answer> EvaluatedAsync(CrmClient client, Answer segment)
    {
        Answer? now = null;
        await EventuallyAsync(async () =>
        {
            now = await client.GetAsync($"/v1/segments/{segment.Id}");
            return Text(now.Body, "state") == "ACTIVE";
        });
        return now!;
    }

    protected static async Task<List<string>> MembersAsync(CrmClient client, string segmentId)
    {
        var answer = await client.GetAsync($"/v1/segments/{segmentId}/members?pageSize=200");
        Assert.True(answer.Status == System.Net.HttpStatusCode.OK, answer.Text);
        return
        [
            .. answer
                .Body.GetProperty("members")
                .EnumerateArray()
                .Select(member => Text(member, "contactId"))
                .Order(StringComparer.Ordinal),
        ];
    }

    protected static Task MembersBecomeAsync(
        CrmClient client,
        string segmentId,
        params string[] contactIds
    ) =>
        EventuallyAsync(async () =>
            (await MembersAsync(client, segmentId)).SequenceEqual(
                contactIds.Order(StringComparer.Ordinal)
            )
        );

    /// <summary>Waits for what events and operations bring about.</summary>
    protected static async Task EventuallyAsync(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 300; i++)
        {
            if (await isSo())
                return;
            await Task.Delay(100, Cancellation);
        }
        Assert.Fail("It did not come to be so within 30 seconds.");
    }

    protected static Task<Answer> AddAsync(
        CrmClient client,
        string segmentId,
        params string[] contactIds
    ) => client.PostAsync($"/v1/segments/{segmentId}/members", new { contactIds });

    protected static IReadOnlyList<JsonElement> Items(Answer answer, string list) =>
        [.. answer.Body.GetProperty(list).EnumerateArray()];
}
